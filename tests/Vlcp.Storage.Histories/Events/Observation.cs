using System.Collections.Immutable;

namespace Vlcp.Storage.Histories;

/// <summary>What a read found, all of it claimed to be at one revision.</summary>
/// <param name="Revision">That revision.</param>
/// <param name="Keys">The keys that were asked for, also those that do not exist.</param>
/// <param name="Ranges">The ranges that were asked for.</param>
public sealed record Observation(long Revision, ImmutableArray<ObservedEntry> Keys, ImmutableArray<ObservedRange> Ranges)
{
    /// <summary>Every entry that was seen, also absent keys.</summary>
    public IEnumerable<ObservedEntry> Entries() => Keys.Concat(Ranges.SelectMany(range => range.Entries));
}
