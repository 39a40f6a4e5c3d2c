namespace Vlcp.Storage;

/// <summary>
/// What a read found: all of it at one revision. A snapshot answers for what was asked (<see cref="Covers(string)"/>); engines
/// that can answer more without another trip do.
/// </summary>
public abstract class StoreSnapshot
{
    /// <summary>A snapshot at a revision.</summary>
    protected StoreSnapshot(long revision, long timestamp)
    {
        Revision = revision;
        Timestamp = timestamp;
    }

    /// <summary>
    /// Revision of the last commit that had changed something: it grows with each of them, in the engine's own steps, and never goes back.
    /// </summary>
    public long Revision { get; }

    /// <summary>The engine's own clock at the time of the read: microseconds since 1970-01-01 UTC, never going backwards.</summary>
    public long Timestamp { get; }

    /// <summary>True when the snapshot knows whether <paramref name="key"/> exists.</summary>
    public abstract bool Covers(string key);

    /// <summary>True when the snapshot knows every key of <paramref name="range"/>.</summary>
    public abstract bool Covers(KeyRange range);

    /// <summary>The entry of a key, or null when it does not exist.</summary>
    /// <exception cref="ArgumentException">The key is not covered.</exception>
    public abstract StoreEntry? Get(string key);

    /// <summary>The existing entries of a range in <see cref="KeyOrder"/>.</summary>
    /// <exception cref="ArgumentException">The range is not covered.</exception>
    public abstract IReadOnlyList<StoreEntry> Range(KeyRange range);

    /// <summary>The error of an answer that was not asked for.</summary>
    protected static ArgumentException NotCovered(object what) => new($"'{what}' was not part of the query of this snapshot.");
}
