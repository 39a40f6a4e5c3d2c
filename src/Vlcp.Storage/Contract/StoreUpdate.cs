using System.Collections.Immutable;

namespace Vlcp.Storage;

/// <summary>What an updater wants: writes, more to read first, or nothing.</summary>
public sealed class StoreUpdate
{
    private StoreUpdate(ImmutableArray<StoreWrite> writes, StoreQuery? more)
    {
        Writes = writes;
        More = more;
    }

    /// <summary>The transaction ends without a change.</summary>
    public static StoreUpdate Nothing { get; } = new([], null);

    /// <summary>The writes of the transaction, each key once.</summary>
    public ImmutableArray<StoreWrite> Writes { get; }

    /// <summary>What has to be read in addition before the updater runs again, or null.</summary>
    public StoreQuery? More { get; }

    /// <summary>
    /// Writes these keys, read or not, if nothing that was read has changed. Of several writes to one key the last counts.
    /// </summary>
    public static StoreUpdate Write(params ImmutableArray<StoreWrite> writes) =>
        new([.. writes.Reverse().DistinctBy(write => write.Key, StringComparer.Ordinal).Reverse()], null);

    /// <summary>Runs the updater again with this read too.</summary>
    public static StoreUpdate ReadMore(StoreQuery query) => new([], query);
}
