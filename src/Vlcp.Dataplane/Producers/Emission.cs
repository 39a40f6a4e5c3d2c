using System.Collections.Frozen;
using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Flows;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Dataplane.Producers;

/// <summary>What one run of a producer emitted and read.</summary>
/// <remarks>It lives until the producer runs again, which may be never: it must not hold the view of the store that was read, or every
/// producer would keep a version of its own alive.</remarks>
internal sealed class Emission(IReadOnlySet<string> readKeys, IReadOnlySet<KeyRange> readRanges)
{
    private HashSet<string>? _alsoReadKeys;
    private HashSet<KeyRange>? _alsoReadRanges;

    /// <summary>Nothing.</summary>
    public Emission()
        : this(FrozenSet<string>.Empty, FrozenSet<KeyRange>.Empty)
    {
    }

    public List<DesiredFlow> Flows { get; } = [];

    public List<GroupEntry> Groups { get; } = [];

    public List<DataObject> Publications { get; } = [];

    public HashSet<(FactKey Key, object Value)> Facts { get; } = [];

    public HashSet<Producer> Children { get; } = [];

    public Dictionary<FanSource, Func<object, Producer>> Fans { get; } = [];

    public HashSet<FactKey> FactReads { get; } = [];

    public IEnumerable<string> ObjectReads => [.. readKeys, .. _alsoReadKeys ?? []];

    public IEnumerable<KeyRange> RangeReads => [.. readRanges, .. _alsoReadRanges ?? []];

    public bool HasRead(string key) => readKeys.Contains(key) || _alsoReadKeys?.Contains(key) == true;

    public bool HasRead(KeyRange range) => readRanges.Contains(range) || _alsoReadRanges?.Contains(range) == true;

    /// <summary>Notes a read of a later run that did not finish; false if this run read the same.</summary>
    public bool AlsoRead(string key) => !HasRead(key) && (_alsoReadKeys ??= []).Add(key);

    /// <inheritdoc cref="AlsoRead(string)"/>
    public bool AlsoRead(KeyRange range) => !HasRead(range) && (_alsoReadRanges ??= []).Add(range);
}
