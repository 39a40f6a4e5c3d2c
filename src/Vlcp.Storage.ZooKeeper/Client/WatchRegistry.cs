using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>The watches of a session, which the client sets again on each of its connections. Each watch is told once.</summary>
internal sealed class WatchRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(WatchKind Kind, string Path), List<Action<NodeEvent>>> _watches = [];

    /// <summary>Adds a watch that a server has accepted.</summary>
    public void Add(WatchKind kind, string path, Action<NodeEvent> watcher)
    {
        lock (_gate)
        {
            if (!_watches.TryGetValue((kind, path), out var watchers))
            {
                _watches[(kind, path)] = watchers = [];
            }

            watchers.Add(watcher);
        }
    }

    /// <summary>Tells the watches that an event of the server ends.</summary>
    public void Tell(NodeEvent what, string path)
    {
        foreach (var watcher in Take(KindsEndedBy(what), path))
        {
            watcher(what);
        }
    }

    /// <summary>Tells every watch that the session is another one.</summary>
    public void TellLost()
    {
        List<Action<NodeEvent>> all;
        lock (_gate)
        {
            all = [.. _watches.Values.SelectMany(watchers => watchers)];
            _watches.Clear();
        }

        foreach (var watcher in all)
        {
            watcher(NodeEvent.SessionLost);
        }
    }

    /// <summary>All watched paths of a kind.</summary>
    public string[] Paths(WatchKind kind)
    {
        lock (_gate)
        {
            return [.. _watches.Keys.Where(key => key.Kind == kind).Select(key => key.Path)];
        }
    }

    private static WatchKind[] KindsEndedBy(NodeEvent what) => what switch
    {
        NodeEvent.Created => [WatchKind.Existence, WatchKind.Data],
        NodeEvent.DataChanged => [WatchKind.Data, WatchKind.Existence],
        NodeEvent.ChildrenChanged => [WatchKind.Children],
        _ => [WatchKind.Data, WatchKind.Existence, WatchKind.Children],
    };

    private List<Action<NodeEvent>> Take(WatchKind[] kinds, string path)
    {
        lock (_gate)
        {
            var taken = new List<Action<NodeEvent>>();
            foreach (var kind in kinds)
            {
                if (_watches.Remove((kind, path), out var watchers))
                {
                    taken.AddRange(watchers);
                }
            }

            return taken;
        }
    }
}
