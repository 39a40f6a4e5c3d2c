using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Flows;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Dataplane.Producers;

/// <summary>What one run of a producer emitted and read.</summary>
internal sealed class Emission(TrackingReader? reader)
{
    private HashSet<string>? _alsoReadKeys;
    private HashSet<KeyRange>? _alsoReadRanges;

    public List<DesiredFlow> Flows { get; } = [];

    public List<GroupEntry> Groups { get; } = [];

    public List<DataObject> Publications { get; } = [];

    public HashSet<(FactKey Key, object Value)> Facts { get; } = [];

    public HashSet<Producer> Children { get; } = [];

    public Dictionary<FanSource, Func<object, Producer>> Fans { get; } = [];

    public HashSet<FactKey> FactReads { get; } = [];

    public IEnumerable<string> ObjectReads => [.. reader?.ReadKeys ?? Enumerable.Empty<string>(), .. _alsoReadKeys ?? []];

    public IEnumerable<KeyRange> RangeReads => [.. reader?.ReadRanges ?? Enumerable.Empty<KeyRange>(), .. _alsoReadRanges ?? []];

    public bool HasRead(string key) => reader?.ReadKeys.Contains(key) == true || _alsoReadKeys?.Contains(key) == true;

    public bool HasRead(KeyRange range) => reader?.ReadRanges.Contains(range) == true || _alsoReadRanges?.Contains(range) == true;

    /// <summary>Notes a read of a later run that did not finish; false if this run read the same.</summary>
    public bool AlsoRead(string key) => !HasRead(key) && (_alsoReadKeys ??= []).Add(key);

    /// <inheritdoc cref="AlsoRead(string)"/>
    public bool AlsoRead(KeyRange range) => !HasRead(range) && (_alsoReadRanges ??= []).Add(range);
}
