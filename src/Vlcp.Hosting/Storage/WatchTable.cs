namespace Vlcp.Hosting.Storage;

/// <summary>Who watches which key. Watching twice counts once.</summary>
internal sealed class WatchTable
{
    private readonly SortedDictionary<string, SortedSet<string>> watchers = new(StringComparer.Ordinal);

    public void Add(string watcher, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (!watchers.TryGetValue(key, out var ofKey))
            {
                watchers[key] = ofKey = new SortedSet<string>(StringComparer.Ordinal);
            }

            ofKey.Add(watcher);
        }
    }

    public void Remove(string watcher, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (watchers.TryGetValue(key, out var ofKey) && ofKey.Remove(watcher) && ofKey.Count == 0)
            {
                watchers.Remove(key);
            }
        }
    }

    public void RemoveAll(string watcher) => Remove(watcher, [.. watchers.Keys]);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByKey(string? watcher) => watchers
        .Where(entry => watcher is null || entry.Value.Contains(watcher))
        .ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)[.. entry.Value]);
}
