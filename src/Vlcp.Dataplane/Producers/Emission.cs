using System.Collections.Frozen;
using System.Collections.ObjectModel;
using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Flows;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Dataplane.Producers;

/// <summary>What one run of a producer emitted and read.</summary>
/// <remarks>It lives until the producer runs again, which may be never: it must not hold the view of the store that was read, or every
/// producer would keep a version of its own alive. There are some for each port and most of what they could hold is empty, so each
/// collection is made when its first element comes.</remarks>
internal sealed class Emission
{
    private List<DesiredFlow>? _flows;
    private List<GroupEntry>? _groups;
    private List<DataObject>? _publications;
    private HashSet<(FactKey Key, object Value)>? _facts;
    private HashSet<Producer>? _children;
    private Dictionary<FanSource, Func<object, Producer>>? _fans;
    private HashSet<FactKey>? _factReads;
    private IReadOnlySet<string> _readKeys = FrozenSet<string>.Empty;
    private IReadOnlySet<KeyRange> _readRanges = FrozenSet<KeyRange>.Empty;
    private HashSet<string>? _alsoReadKeys;
    private HashSet<KeyRange>? _alsoReadRanges;

    /// <summary>Nothing emitted and nothing read, shared by all producers that have not run yet; it is never written to.</summary>
    public static Emission None { get; } = new();

    public IReadOnlyCollection<DesiredFlow> Flows => _flows ?? (IReadOnlyCollection<DesiredFlow>)[];

    public IReadOnlyCollection<GroupEntry> Groups => _groups ?? (IReadOnlyCollection<GroupEntry>)[];

    public IReadOnlyCollection<DataObject> Publications => _publications ?? (IReadOnlyCollection<DataObject>)[];

    public IReadOnlySet<(FactKey Key, object Value)> Facts => _facts ?? (IReadOnlySet<(FactKey, object)>)FrozenSet<(FactKey, object)>.Empty;

    public IReadOnlySet<Producer> Children => _children ?? (IReadOnlySet<Producer>)FrozenSet<Producer>.Empty;

    public IReadOnlyDictionary<FanSource, Func<object, Producer>> Fans =>
        _fans ?? (IReadOnlyDictionary<FanSource, Func<object, Producer>>)ReadOnlyDictionary<FanSource, Func<object, Producer>>.Empty;

    public IReadOnlySet<FactKey> FactReads => _factReads ?? (IReadOnlySet<FactKey>)FrozenSet<FactKey>.Empty;

    public IEnumerable<string> ObjectReads => _alsoReadKeys is null ? _readKeys : _readKeys.Concat(_alsoReadKeys);

    public IEnumerable<KeyRange> RangeReads => _alsoReadRanges is null ? _readRanges : _readRanges.Concat(_alsoReadRanges);

    public void Add(DesiredFlow flow) => (_flows ??= []).Add(flow);

    public void Add(GroupEntry group) => (_groups ??= []).Add(group);

    public void Add(DataObject publication) => (_publications ??= []).Add(publication);

    public void Add(FactKey key, object value) => (_facts ??= []).Add((key, value));

    public void Add(Producer child) => (_children ??= []).Add(child);

    public void Add(FanSource source, Func<object, Producer> factory) => (_fans ??= [])[source] = factory;

    /// <summary>Notes that facts were read; false if that is noted already.</summary>
    public bool AddRead(FactKey key) => (_factReads ??= []).Add(key);

    /// <summary>Takes over what the run read of the store.</summary>
    public void SetReads(TrackingReader reader)
    {
        _readKeys = reader.ReadKeys;
        _readRanges = reader.ReadRanges;
    }

    public bool HasRead(string key) => _readKeys.Contains(key) || _alsoReadKeys?.Contains(key) == true;

    public bool HasRead(KeyRange range) => _readRanges.Contains(range) || _alsoReadRanges?.Contains(range) == true;

    /// <summary>Notes a read of a later run that did not finish; false if this run read the same.</summary>
    public bool AlsoRead(string key) => !HasRead(key) && (_alsoReadKeys ??= []).Add(key);

    /// <inheritdoc cref="AlsoRead(string)"/>
    public bool AlsoRead(KeyRange range) => !HasRead(range) && (_alsoReadRanges ??= []).Add(range);
}
