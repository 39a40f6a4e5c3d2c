using Vlcp.Storage.ZooKeeper.Jute;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <content>The requests, with paths below the chroot.</content>
internal sealed partial class ZooKeeperConnection
{
    /// <summary>Later answers on this connection see everything that was committed before.</summary>
    public Task<Reply<PathRequest>> SyncAsync(string path) =>
        SendAsync<PathRequest, PathRequest>(OperationCode.Sync, new PathRequest { Path = Full(path) });

    /// <summary>What the server knows about a node.</summary>
    public Task<Reply<StatReply>> ExistsAsync(string path, Action<NodeEvent>? watcher = null) => SendAsync<ReadRequest, StatReply>(
        OperationCode.Exists,
        new ReadRequest { Path = Full(path), Watch = watcher is not null },
        watcher is null ? null : header => Watch(header, path, watcher, WatchKind.Data, orExistence: true));

    /// <summary>A node's data.</summary>
    public Task<Reply<DataReply>> GetDataAsync(string path, Action<NodeEvent>? watcher = null) => SendAsync<ReadRequest, DataReply>(
        OperationCode.GetData,
        new ReadRequest { Path = Full(path), Watch = watcher is not null },
        watcher is null ? null : header => Watch(header, path, watcher, WatchKind.Data, orExistence: false));

    /// <summary>The names of a node's children, in no order.</summary>
    public Task<Reply<ChildrenReply>> GetChildrenAsync(string path, Action<NodeEvent>? watcher = null) => SendAsync<ReadRequest, ChildrenReply>(
        OperationCode.GetChildren2,
        new ReadRequest { Path = Full(path), Watch = watcher is not null },
        watcher is null ? null : header => Watch(header, path, watcher, WatchKind.Children, orExistence: false));

    /// <summary>Creates a node; the answer is its path with the chroot.</summary>
    public Task<Reply<PathRequest>> CreateAsync(string path, ReadOnlyMemory<byte> data, ZooKeeperAcl[] acl, CreateMode mode = CreateMode.Persistent) =>
        SendAsync<CreateRequest, PathRequest>(OperationCode.Create, CreateBody(path, data, acl, mode));

    /// <summary>Replaces a node's data if it has the version; -1 for any.</summary>
    public Task<Reply<StatReply>> SetDataAsync(string path, ReadOnlyMemory<byte> data, int version) =>
        SendAsync<SetDataRequest, StatReply>(OperationCode.SetData, new SetDataRequest { Path = Full(path), Data = data, Version = version });

    /// <summary>Does all operations or none. Their paths are those of <see cref="Full"/>.</summary>
    public Task<Reply<MultiReply>> MultiAsync(MultiRequest request) => SendAsync<MultiRequest, MultiReply>(OperationCode.Multi, request);

    /// <summary>Ends the session and what lives with it.</summary>
    public Task CloseSessionAsync() => SendAsync<EmptyBody, EmptyBody>(OperationCode.CloseSession, new EmptyBody());

    /// <summary>A path as the servers know it.</summary>
    public string Full(string path) => path == "/" && _chroot.Length > 0 ? _chroot : _chroot + path;

    /// <summary>The body of a creation.</summary>
    public CreateRequest CreateBody(string path, ReadOnlyMemory<byte> data, ZooKeeperAcl[] acl, CreateMode mode) =>
        new() { Path = Full(path), Data = data, Acl = acl, Flags = mode };

    private void Watch(ReplyHeader header, string path, Action<NodeEvent> watcher, WatchKind kind, bool orExistence)
    {
        if (header.Error == ZooKeeperError.None)
        {
            _watches.Add(kind, path, watcher);
        }
        else if (header.Error == ZooKeeperError.NoNode && orExistence)
        {
            _watches.Add(WatchKind.Existence, path, watcher);
        }
    }
}
