using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>What was found where a key is kept.</summary>
/// <param name="Version">Version of its node, or <see cref="NoNode"/>.</param>
/// <param name="Exists">Whether the key exists; a node may be the trace of a deleted one.</param>
/// <param name="Entry">The key's entry, if it exists and was read.</param>
/// <param name="Changed">The transaction that wrote the node last, or <see cref="Unknown"/>.</param>
internal readonly record struct NodeState(int Version, bool Exists, StoreEntry? Entry, long Changed)
{
    /// <summary>Later than any transaction: a node that is not there may have gone at any time.</summary>
    public const long Unknown = long.MaxValue;

    /// <summary>The version of a node that is not there.</summary>
    public const int NoNode = int.MinValue;

    public static NodeState Absent => new(NoNode, false, null, Unknown);

    public bool HasNode => Version != NoNode;

    public static NodeState From(string key, string path, Reply<DataReply> reply)
    {
        if (reply.ContentOrNoNode($"reading '{path}'") is not { } body)
        {
            return Absent;
        }

        var exists = body.Data.Bytes.Length > 0;
        return new NodeState(
            body.Stat.Version, exists, exists ? new StoreEntry(key, NodeValue.Decode(body.Data.Bytes, path), body.Stat.Mzxid) : null,
            body.Stat.Mzxid);
    }

    public static NodeState From(string path, Reply<StatReply> reply) =>
        reply.ContentOrNoNode($"looking at '{path}'") is { } body ? new NodeState(body.Stat.Version, body.Stat.DataLength > 0, null, body.Stat.Mzxid) : Absent;
}
