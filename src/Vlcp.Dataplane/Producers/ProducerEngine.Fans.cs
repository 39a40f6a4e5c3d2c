using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Producers;

/// <content>Fans: collections whose elements each get a child.</content>
public sealed partial class ProducerEngine
{
    private void StartFan(ProducerNode parent, FanSource source, Func<object, Producer> factory)
    {
        var fan = new FanNode(source, factory, parent.Stage) { References = 1 };
        parent.Add(source, fan);
        switch (source)
        {
            case FactValues values:
                _facts.Cell(values.Key).AddReader(fan);
                break;
            case StoreKeys keys:
                _reads.Add(keys.Range, fan);
                break;
            default:
                if (!_fans.TryGetValue(source, out var fans))
                {
                    _fans[source] = fans = [];
                }

                fans.Add(fan);
                break;
        }

        Enqueue(fan);
    }

    private void StopFan(ProducerNode parent, FanSource source)
    {
        var fan = parent.RemoveFan(source);
        fan.References = 0;
        _waitingFans.Remove(fan);
        switch (source)
        {
            case FactValues values:
                _facts.StopReading(values.Key, fan);
                break;
            case StoreKeys keys:
                _reads.Remove(keys.Range, fan);
                break;
            default:
                _fans[source].Remove(fan);
                break;
        }

        foreach (var child in fan.Started.Values)
        {
            Stop(child);
        }
    }

    private void RunFan(FanNode fan, ObjectReader objects, ReadSet missing)
    {
        try
        {
            var elements = fan.NeedsAll ? fan.Started.Keys.Concat(Elements(fan.Source, objects)).ToHashSet() : [.. fan.Touched];
            foreach (var element in elements)
            {
                UpdateElement(fan, element, IsPresent(fan.Source, element, objects));
            }

            fan.NeedsAll = false;
            fan.Touched.Clear();
        }
        catch (NotMirroredException absent)
        {
            _waitingFans.Add(fan);
            missing.Add(absent.Missing);
        }
    }

    private void UpdateElement(FanNode fan, object element, bool present)
    {
        if (present && !fan.Started.ContainsKey(element))
        {
            var child = fan.Factory(element);
            fan.Started.Add(element, child);
            Start(child);
        }
        else if (!present && fan.Started.Remove(element, out var child))
        {
            Stop(child);
        }
    }

    private IEnumerable<object> Elements(FanSource source, ObjectReader objects) => source switch
    {
        RelationKeys keys => _facts.Keys(keys.Relation),
        FactValues values => _facts.Cell(values.Key).Values,
        StoreKeys keys => objects.Keys(keys.Range),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private bool IsPresent(FanSource source, object element, ObjectReader objects) => source switch
    {
        RelationKeys keys => _facts.HasKey(new FactKey(keys.Relation, element)),
        FactValues values => _facts.Cell(values.Key).Contains(element),
        StoreKeys keys => keys.Range.Contains((string)element) && objects.GetRaw((string)element) is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private void FactKeyChanged(FactKey key)
    {
        if (_fans.TryGetValue(new RelationKeys(key.Relation), out var fans))
        {
            foreach (var fan in fans)
            {
                fan.Touch(key.Key);
                Enqueue(fan);
            }
        }
    }
}
