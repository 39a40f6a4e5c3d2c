using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>The answer to one request.</summary>
/// <param name="Zxid">The transaction that was made, or the last one that the server had applied.</param>
/// <param name="Error">The protocol's error.</param>
/// <param name="Body">The content; null with an error.</param>
internal readonly record struct Reply<T>(long Zxid, ZooKeeperError Error, T? Body)
    where T : class
{
    /// <summary>The content of an answer without error.</summary>
    /// <exception cref="ZooKeeperException">The server refused.</exception>
    public T Content(string request) => Body ?? throw new ZooKeeperException(Error, request);

    /// <summary>The content, or null when there is no such node.</summary>
    /// <exception cref="ZooKeeperException">The server refused for another reason.</exception>
    public T? ContentOrNoNode(string request) => Error == ZooKeeperError.NoNode ? null : Content(request);
}
