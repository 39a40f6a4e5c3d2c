using System.Collections.Immutable;

namespace Vlcp.Storage;

/// <summary>The keys and key ranges of one read.</summary>
public sealed record StoreQuery
{
    /// <summary>A query of keys and ranges; repeated ones are allowed.</summary>
    public StoreQuery(ImmutableArray<string> keys, ImmutableArray<KeyRange> ranges)
    {
        Keys = keys.IsDefault ? [] : keys;
        Ranges = ranges.IsDefault ? [] : ranges;
    }

    /// <summary>The query of nothing.</summary>
    public static StoreQuery Empty { get; } = new([], []);

    /// <summary>Single keys.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>Key ranges.</summary>
    public ImmutableArray<KeyRange> Ranges { get; }

    /// <summary>True when nothing is asked for.</summary>
    public bool IsEmpty => Keys.IsEmpty && Ranges.IsEmpty;

    /// <summary>A query of keys.</summary>
    public static StoreQuery Of(params ReadOnlySpan<string> keys) => new([.. keys], []);

    /// <summary>A query of ranges.</summary>
    public static StoreQuery Of(params ReadOnlySpan<KeyRange> ranges) => new([], [.. ranges]);

    /// <summary>Everything that either query asks for, each key and range once.</summary>
    public StoreQuery Union(StoreQuery other) =>
        other.IsEmpty ? this : new([.. Keys.Union(other.Keys)], [.. Ranges.Union(other.Ranges)]);
}
