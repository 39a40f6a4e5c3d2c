using Microsoft.Extensions.Logging;
using Vlcp.ObjectDb;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Producers;

/// <summary>
/// The self-adjusting computation of one switch: runs producers, records what each reads, and after a change runs just those
/// that read something that changed. Not thread-safe; belongs to one switch's loop.
/// </summary>
/// <remarks>
/// There is no second way to compute: a full computation is a new engine given the same roots and inputs, and the tests demand
/// that it gives the same flows as the incremental one.
/// </remarks>
public sealed partial class ProducerEngine
{
    // A producer that still changes after this many runs in one turn is part of a circle.
    private const int RunLimit = 64;

    private readonly IEmissionSink _sink;
    private readonly TableLayout _layout;
    private readonly ILogger _logger;
    private readonly FactStore _facts;
    private readonly ReadIndex _reads = new();
    private readonly Dictionary<Producer, ProducerNode> _nodes = [];
    private readonly Dictionary<FanSource, HashSet<FanNode>> _fans = [];
    private readonly PriorityQueue<Node, (int Stage, long Order)> _queue = new();
    private readonly List<Node> _ranInTurn = [];
    private readonly HashSet<ProducerNode> _waiting = [];
    private readonly HashSet<ProducerNode> _failed = [];
    private readonly HashSet<FanNode> _waitingFans = [];
    private long _order;

    /// <summary>Makes an engine that hands what its producers emit to <paramref name="sink"/>.</summary>
    /// <param name="sink">Takes what is emitted.</param>
    /// <param name="layout">The numbers of the tables, the same for the life of the engine.</param>
    /// <param name="logger">Hears of producers that fail.</param>
    public ProducerEngine(IEmissionSink sink, TableLayout layout, ILogger logger)
    {
        _sink = sink;
        _layout = layout;
        _logger = logger;
        _facts = new FactStore { Changed = FactChanged, KeyChanged = FactKeyChanged };
    }

    /// <summary>How many producer runs there have been: tests compare it to prove that a change touched only what it concerns.</summary>
    public long RunCount { get; private set; }

    /// <summary>Number of producers alive.</summary>
    public int ProducerCount => _nodes.Count;

    /// <summary>Producers whose last run failed, with the reason; they keep what they had emitted before.</summary>
    public IEnumerable<(Producer Producer, Exception Failure)> Failures =>
        _failed.Select(n => (n.Producer, n.Failure!));

    /// <summary>True if something is to be computed by the next <see cref="Run"/>.</summary>
    public bool HasWork => _queue.Count > 0;

    /// <summary>Starts a producer that has no parent.</summary>
    public void AddRoot(Producer producer) => Start(producer);

    /// <summary>Stops a root with all that it started, unless others started it too.</summary>
    public void RemoveRoot(Producer producer) => Stop(producer);

    /// <summary>States an input fact, for example a port of the switch.</summary>
    public void AddFact<TKey, TValue>(Relation<TKey, TValue> relation, TKey key, TValue value)
        where TKey : notnull
        where TValue : notnull => _facts.Add(relation.At(key), value);

    /// <summary>Takes an input fact back.</summary>
    public void RemoveFact<TKey, TValue>(Relation<TKey, TValue> relation, TKey key, TValue value)
        where TKey : notnull
        where TValue : notnull => _facts.Remove(relation.At(key), value);

    /// <summary>Facts as of the last run, for those who answer packets.</summary>
    public IReadOnlyList<TValue> Facts<TKey, TValue>(Relation<TKey, TValue> relation, TKey key)
        where TKey : notnull
        where TValue : notnull => _facts.Read<TValue>(relation.At(key));

    /// <summary>Queues all that read one of these objects, or a range in which one of them stands.</summary>
    public void ObjectsChanged(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            _reads.CollectReaders(key, node =>
            {
                node.Touch(key);
                Enqueue(node);
            });
        }
    }

    /// <summary>Runs queued producers until none is left or all that remain wait for objects that are not mirrored yet.</summary>
    /// <param name="objects">One version of the store, for the whole turn.</param>
    /// <returns>What must be mirrored before the turn is complete; empty when it is.</returns>
    public ReadSet Run(ObjectReader objects)
    {
        var missing = new ReadSet();
        foreach (var node in _waiting.ToArray())
        {
            Enqueue(node);
        }

        foreach (var fan in _waitingFans.ToArray())
        {
            Enqueue(fan);
        }

        _waiting.Clear();
        _waitingFans.Clear();
        while (_queue.TryDequeue(out var node, out _))
        {
            node.Queued = false;
            if (node.References == 0)
            {
                continue;
            }

            if (node.RunsInTurn++ == 0)
            {
                _ranInTurn.Add(node);
            }

            if (node is ProducerNode producer)
            {
                RunProducer(producer, objects, missing);
            }
            else
            {
                RunFan((FanNode)node, objects, missing);
            }
        }

        _ranInTurn.ForEach(node => node.RunsInTurn = 0);
        _ranInTurn.Clear();
        return missing;
    }

    /// <summary>Store keys and ranges that producers have begun to read since the last call, mirrored or not.</summary>
    public ReadSet TakeFreshReads() => _reads.TakeFresh();

    /// <summary>Store keys and ranges that no producer reads any more since the last call.</summary>
    public ReadSet TakeUnread() => _reads.TakeUnread();

    private void RunProducer(ProducerNode node, ObjectReader objects, ReadSet missing)
    {
        if (node.RunsInTurn > RunLimit)
        {
            Fail(node, new InvalidOperationException($"{node.Producer.Owner} did not settle in {RunLimit} runs: it depends on its own facts"));
            return;
        }

        RunCount++;
        var reader = new TrackingReader(objects);
        var emission = new Emission();
        try
        {
            node.Producer.Produce(new ProducerContext(node.Producer, emission, _facts, reader, _layout));
            emission.SetReads(reader);
            node.Failure = null;
            _failed.Remove(node);
            Apply(node, emission);
        }
        catch (NotMirroredException absent)
        {
            _waiting.Add(node);
            missing.Add(absent.Missing);
            emission.SetReads(reader);
            FollowReads(node, emission);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Fail(node, failure);
            emission.SetReads(reader);
            FollowReads(node, emission);
        }
    }

    private void Fail(ProducerNode node, Exception failure)
    {
        if (node.Failure?.Message != failure.Message)
        {
            _logger.LogError(failure, "{Owner} failed; its flows stay as they were until something that it reads changes", node.Producer.Owner);
        }

        node.Failure = failure;
        _failed.Add(node);
    }

    // Reads of a run that did not finish are added to those of the last good one: a change of either is a reason to try again.
    private void FollowReads(ProducerNode node, Emission attempt)
    {
        var kept = node.Keep();
        foreach (var key in attempt.FactReads.Where(kept.AddRead))
        {
            _facts.Cell(key).AddReader(node);
        }

        foreach (var key in attempt.ObjectReads.Where(kept.AlsoRead))
        {
            _reads.Add(key, node);
        }

        foreach (var range in attempt.RangeReads.Where(kept.AlsoRead))
        {
            _reads.Add(range, node);
        }
    }

    private void Start(Producer producer)
    {
        if (!_nodes.TryGetValue(producer, out var node))
        {
            _nodes[producer] = node = new ProducerNode(producer);
            Enqueue(node);
        }

        node.References++;
    }

    private void Stop(Producer producer)
    {
        if (!_nodes.TryGetValue(producer, out var node) || --node.References > 0)
        {
            return;
        }

        _nodes.Remove(producer);
        _waiting.Remove(node);
        _failed.Remove(node);
        Apply(node, Emission.None);
    }

    private void FactChanged(FactKey key, FactCell cell, object value)
    {
        foreach (var reader in cell.Readers)
        {
            reader.Touch(value);
            Enqueue(reader);
        }
    }

    private void Enqueue(Node node)
    {
        if (!node.Queued)
        {
            node.Queued = true;
            _queue.Enqueue(node, (node.Stage, _order++));
        }
    }
}
