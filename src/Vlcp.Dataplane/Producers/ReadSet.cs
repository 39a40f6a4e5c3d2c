using Vlcp.Storage;

namespace Vlcp.Dataplane.Producers;

/// <summary>Keys and ranges of the store.</summary>
public sealed class ReadSet
{
    /// <summary>Single keys.</summary>
    public HashSet<string> Keys { get; } = [];

    /// <summary>Key ranges.</summary>
    public HashSet<KeyRange> Ranges { get; } = [];

    /// <summary>True if there is nothing.</summary>
    public bool IsEmpty => Keys.Count == 0 && Ranges.Count == 0;

    /// <summary>The same as a query.</summary>
    public StoreQuery ToQuery() => new([.. Keys], [.. Ranges]);

    internal void Add(StoreQuery query)
    {
        Keys.UnionWith(query.Keys);
        Ranges.UnionWith(query.Ranges);
    }
}
