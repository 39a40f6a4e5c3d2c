using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// The operations of one commit. What was read is demanded again by its version; what was found absent is created and deleted, which only
/// works where there is nothing; the writes follow, then the versions of their directories, the head and the log.
/// </summary>
internal sealed class CommitPlan
{
    private readonly string _chroot;
    private readonly ZooKeeperAcl[] _acl;
    private readonly KnownDirectories _known;
    private readonly List<MultiOperation> _checks = [];
    private readonly List<MultiOperation> _writes = [];
    private readonly HashSet<string> _created = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _provenAbsent = new(StringComparer.Ordinal);

    /// <summary>A plan.</summary>
    /// <param name="chroot">Goes before every path.</param>
    /// <param name="acl">Of new nodes.</param>
    /// <param name="known">Directories that are there.</param>
    public CommitPlan(string chroot, ZooKeeperAcl[] acl, KnownDirectories known)
    {
        _chroot = chroot;
        _acl = acl;
        _known = known;
    }

    /// <summary>The writes first, so that the checks know what the transaction creates itself.</summary>
    /// <param name="writes">What to write, with the state that was found.</param>
    /// <param name="read">Directories of ranges that were read, with their versions.</param>
    public void Write(IReadOnlyCollection<PlannedWrite> writes, IReadOnlyDictionary<string, int> read)
    {
        foreach (var write in writes)
        {
            CreateDirectoriesAbove(write.Path);
            _touched.Add(KeyPath.Parent(write.Path));
        }

        foreach (var (path, data, state, exact) in writes)
        {
            _writes.Add(state.HasNode ? Set(path, data, exact ? state.Version : -1) : Create(path, data));
        }

        foreach (var directory in _touched.Where(directory => !_created.Contains(directory)))
        {
            var version = read.GetValueOrDefault(directory, NodeState.NoNode);
            _writes.Add(Set(directory, default, version == NodeState.NoNode ? -1 : version));
        }
    }

    /// <summary>Demands that what was read is still so.</summary>
    /// <param name="found">What was read.</param>
    /// <param name="written">Keys whose writes demand it already.</param>
    /// <param name="keys">The single keys that were read.</param>
    public void Demand(Gathered found, IReadOnlySet<string> written, IEnumerable<string> keys)
    {
        var before = _checks.Count;
        foreach (var (directory, version) in found.Directories)
        {
            if (version == NodeState.NoNode)
            {
                DemandAbsent(directory);
            }
            else if (!_touched.Contains(directory))
            {
                _checks.Add(Check(directory, version));
            }
        }

        foreach (var key in keys.Distinct(StringComparer.Ordinal).Where(key => !written.Contains(key)))
        {
            var path = KeyPath.Of(key);
            if (found.Keys[key] is { HasNode: true } node)
            {
                _checks.Add(Check(path, node.Version));
            }
            else
            {
                DemandAbsent(path);
            }
        }

        // Recycling removes nodes, after which versions begin anew: a version that was read before says nothing then.
        _checks.Insert(before, Check(StorePaths.Recycled, found.Recycled));
    }

    /// <summary>The operations, ended by the head and the log.</summary>
    /// <param name="timestamp">No commit was later.</param>
    /// <param name="entry">The entry of the log.</param>
    public List<MultiOperation> Finish(long timestamp, ReadOnlyMemory<byte> entry) =>
    [
        .. _checks,
        .. _writes,
        Set(StorePaths.Head, HeadState.DataFor(timestamp), -1),
        Create(StorePaths.LogEntryPrefix, entry, CreateMode.Sequential),
    ];

    private void CreateDirectoriesAbove(string path)
    {
        foreach (var directory in KeyPath.DirectoriesAbove(path).Where(directory => !_known.Contains(directory)))
        {
            if (_created.Add(directory))
            {
                _writes.Add(Create(directory, default));
                _touched.Add(KeyPath.Parent(directory));
            }
        }
    }

    /// <summary>Nothing is at a path if nothing is at one above it, too.</summary>
    private void DemandAbsent(string path)
    {
        var missing = KeyPath.DirectoriesAbove(path).FirstOrDefault(directory => !_known.Contains(directory), path);
        if (!_created.Contains(missing) && _provenAbsent.Add(missing))
        {
            _checks.Add(Create(missing, default));
            _checks.Add(new MultiDelete { Path = _chroot + missing });
        }
    }

    private MultiCreate Create(string path, ReadOnlyMemory<byte> data, CreateMode mode = CreateMode.Persistent) =>
        new() { Request = new CreateRequest { Path = _chroot + path, Data = data, Acl = _acl, Flags = mode } };

    private MultiSetData Set(string path, ReadOnlyMemory<byte> data, int version) =>
        new() { Request = new SetDataRequest { Path = _chroot + path, Data = data, Version = version } };

    private MultiCheck Check(string path, int version) => new() { Path = _chroot + path, Version = version };
}
