using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>A server refused a request.</summary>
internal sealed class ZooKeeperException(ZooKeeperError error, string request)
    : Exception($"ZooKeeper refused {request}: {error} ({(int)error}).")
{
    /// <summary>The protocol's error.</summary>
    public ZooKeeperError Error { get; } = error;
}
