using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>The nodes that are asked for together, and those that their answers lead to: a walk over directories, level by level.</summary>
internal sealed class ReadLevel(ZooKeeperConnection connection, Gathered found, KeyRange[] ranges)
{
    private List<(string Key, string Path, Task<Reply<DataReply>> Reply)> _keys = [];
    private List<(string Prefix, string Path, Task<Reply<ChildrenReply>> Reply)> _directories = [];

    /// <summary>True when the answers may lead to more nodes.</summary>
    public bool HasDirectories => _directories.Count > 0;

    public void AskKeys(IEnumerable<string> keys, bool again = false)
    {
        foreach (var key in keys)
        {
            // Marked as asked for; the answer replaces it.
            if (found.Keys.TryAdd(key, NodeState.Absent) || again)
            {
                StoreLimits.CheckKey(key);
                var path = KeyPath.Of(key);
                _keys.Add((key, path, connection.GetDataAsync(path)));
            }
        }
    }

    public void AskDirectories(IEnumerable<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            var path = KeyPath.OfDirectory(prefix);
            if (found.Directories.TryAdd(path, NodeState.NoNode))
            {
                _directories.Add((prefix, path, connection.GetChildrenAsync(path)));
            }
        }
    }

    /// <summary>Takes the answers and asks for what they lead to.</summary>
    /// <returns>False when nothing was left.</returns>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var (keys, directories) = (_keys, _directories);
        (_keys, _directories) = ([], []);
        foreach (var (prefix, path, reply) in directories)
        {
            var body = (await reply.WaitAsync(cancellationToken).ConfigureAwait(false)).ContentOrNoNode($"listing '{path}'");
            found.Saw(body?.Stat.Mzxid ?? NodeState.Unknown);
            if (body is not null)
            {
                found.Directories[path] = body.Stat.Version;
                AskChildren(prefix, body);
            }
        }

        foreach (var (key, path, reply) in keys)
        {
            found.Add(key, NodeState.From(key, path, await reply.WaitAsync(cancellationToken).ConfigureAwait(false)));
        }

        return directories.Count > 0;
    }

    private void AskChildren(string prefix, ChildrenReply body)
    {
        var parts = body.Children.Items.Span.ToArray().Select(name => prefix + KeyPath.PartOf(name.Value!)).ToLookup(part => part.EndsWith('.'));
        AskKeys(parts[false].Where(key => Array.Exists(ranges, range => range.Contains(key))));
        AskDirectories(parts[true].Where(directory => Array.Exists(ranges, range => KeyPath.MayHold(directory, range))));
    }
}
