namespace Vlcp.Dataplane.Producers;

/// <content>What follows from the difference between two runs of a producer.</content>
public sealed partial class ProducerEngine
{
    // Runs for each producer that runs: plain loops, because a query for each of these comparisons would be most of what a start allocates.
    private void Apply(ProducerNode node, Emission next)
    {
        var previous = node.Current;
        node.Current = next;
        ExchangeFactReads(node, previous, next);
        ExchangeObjectReads(node, previous, next);

        // New facts and children first: what is in both the old and the new emission must not go away in between.
        AddNew(node, previous, next);
        RemoveOld(node, previous, next);
        _sink.Replace(node.Producer, next.Flows, next.Groups, next.Publications);
    }

    private void AddNew(ProducerNode node, Emission previous, Emission next)
    {
        foreach (var fact in next.Facts)
        {
            if (!previous.Facts.Contains(fact))
            {
                _facts.Add(fact.Key, fact.Value);
            }
        }

        foreach (var child in next.Children)
        {
            if (!previous.Children.Contains(child))
            {
                Start(child);
            }
        }

        foreach (var (source, factory) in next.Fans)
        {
            if (!previous.Fans.ContainsKey(source))
            {
                StartFan(node, source, factory);
            }
        }
    }

    private void RemoveOld(ProducerNode node, Emission previous, Emission next)
    {
        foreach (var fact in previous.Facts)
        {
            if (!next.Facts.Contains(fact))
            {
                _facts.Remove(fact.Key, fact.Value);
            }
        }

        foreach (var child in previous.Children)
        {
            if (!next.Children.Contains(child))
            {
                Stop(child);
            }
        }

        foreach (var source in previous.Fans.Keys)
        {
            if (!next.Fans.ContainsKey(source))
            {
                StopFan(node, source);
            }
        }
    }

    private void ExchangeFactReads(ProducerNode node, Emission previous, Emission next)
    {
        foreach (var key in next.FactReads)
        {
            if (!previous.FactReads.Contains(key))
            {
                _facts.Cell(key).AddReader(node);
            }
        }

        foreach (var key in previous.FactReads)
        {
            if (!next.FactReads.Contains(key))
            {
                _facts.StopReading(key, node);
            }
        }
    }

    private void ExchangeObjectReads(ProducerNode node, Emission previous, Emission next)
    {
        foreach (var key in next.ObjectReads)
        {
            if (!previous.HasRead(key))
            {
                _reads.Add(key, node);
            }
        }

        foreach (var key in previous.ObjectReads)
        {
            if (!next.HasRead(key))
            {
                _reads.Remove(key, node);
            }
        }

        foreach (var range in next.RangeReads)
        {
            if (!previous.HasRead(range))
            {
                _reads.Add(range, node);
            }
        }

        foreach (var range in previous.RangeReads)
        {
            if (!next.HasRead(range))
            {
                _reads.Remove(range, node);
            }
        }
    }
}
