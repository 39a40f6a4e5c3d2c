using System.Collections.Concurrent;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// Directories that were there when last looked, so that commits need not ask each time. It may be wrong: a commit that believed it fails and
/// looks again. A round of recycling, which may remove directories, makes it forget.
/// </summary>
internal sealed class KnownDirectories
{
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<string, byte> _paths = new(StringComparer.Ordinal);
    private int _recycled;

    public bool Contains(string path) => path == StorePaths.Keys || _paths.ContainsKey(path);

    public void Add(string path)
    {
        if (_paths.Count >= Most)
        {
            _paths.Clear();
        }

        _paths.TryAdd(path, 0);
    }

    /// <summary>Adds all directories above a node that is there.</summary>
    public void AddAbove(string path)
    {
        if (!Contains(KeyPath.Parent(path)))
        {
            foreach (var directory in KeyPath.DirectoriesAbove(path))
            {
                Add(directory);
            }
        }
    }

    public void Forget() => _paths.Clear();

    /// <summary>Forgets a path and all directories above it: one of them is not there.</summary>
    public void Forget(string path)
    {
        _paths.TryRemove(path, out _);
        foreach (var directory in KeyPath.DirectoriesAbove(path))
        {
            _paths.TryRemove(directory, out _);
        }
    }

    /// <summary>Forgets if there was a round of recycling since the last call.</summary>
    public void Saw(int recycled)
    {
        if (Interlocked.Exchange(ref _recycled, recycled) != recycled)
        {
            Forget();
        }
    }
}
