using System.Text;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>Makes the nodes of a new store, and refuses what is none.</summary>
internal sealed class StoreLayout(StoreContext context)
{
    private volatile bool _isReady;

    /// <summary>The nodes have to be looked at again.</summary>
    public void Forget() => _isReady = false;

    /// <summary>Completes when the nodes are there.</summary>
    /// <exception cref="StoreFormatException">Something else is there.</exception>
    public async Task EnsureAsync(ZooKeeperConnection connection, CancellationToken cancellationToken)
    {
        while (!_isReady)
        {
            var root = await connection.GetDataAsync(StorePaths.Root).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (root.ContentOrNoNode($"reading '{connection.Full(StorePaths.Root)}'") is { } body)
            {
                Check(Encoding.UTF8.GetString(body.Data.Bytes.Span));
                _isReady = true;
            }
            else
            {
                context.Known.Forget();
                await CreateChrootAsync(connection, cancellationToken).ConfigureAwait(false);
                await CreateAsync(connection, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Check(string marker)
    {
        if (marker != StorePaths.Marker)
        {
            throw new StoreFormatException(marker.StartsWith(StorePaths.AnyMarker, StringComparison.Ordinal)
                ? $"{context.Url} holds a store of another version: '{marker}', this one knows '{StorePaths.Marker}'."
                : $"The node '{context.Url.Chroot}{StorePaths.Root}' at {context.Url} belongs to another application. Choose another chroot.");
        }
    }

    private async Task CreateChrootAsync(ZooKeeperConnection connection, CancellationToken cancellationToken)
    {
        var chroot = context.Url.Chroot;
        for (var slash = chroot.IndexOf('/', Math.Min(1, chroot.Length)); chroot.Length > 0; slash = chroot.IndexOf('/', slash + 1))
        {
            var path = slash < 0 ? chroot : chroot[..slash];
            var body = new CreateRequest { Path = path, Data = Array.Empty<byte>(), Acl = ZooKeeperAcl.Open };
            var reply = await connection.SendAsync<CreateRequest, PathRequest>(OperationCode.Create, body).WaitAsync(cancellationToken).ConfigureAwait(false);

            // Somebody who may not create the upper nodes may still use them.
            if (reply.Error is not (ZooKeeperError.None or ZooKeeperError.NodeExists or ZooKeeperError.NoAuth))
            {
                throw new ZooKeeperException(reply.Error, $"the creation of '{path}'");
            }

            if (slash < 0)
            {
                return;
            }
        }
    }

    private async Task CreateAsync(ZooKeeperConnection connection, CancellationToken cancellationToken)
    {
        (string Path, byte[] Data)[] nodes =
        [
            (StorePaths.Root, Encoding.UTF8.GetBytes(StorePaths.Marker)), (StorePaths.Head, HeadState.DataFor(0)), (StorePaths.Log, []),
            (StorePaths.Recycled, []), (StorePaths.Time, []), (StorePaths.Keys, []),
        ];
        var operations = nodes.Select(node =>
            new MultiCreate { Request = connection.CreateBody(node.Path, node.Data, context.Acl, CreateMode.Persistent) });
        var reply = await connection.MultiAsync(MultiRequest.Of(operations)).WaitAsync(cancellationToken).ConfigureAwait(false);
        var error = reply.Body?.FindFailure()?.Error ?? reply.Error;
        if (error is not (ZooKeeperError.None or ZooKeeperError.NodeExists))
        {
            throw new ZooKeeperException(error, $"the creation of '{connection.Full(StorePaths.Root)}'");
        }
    }
}
