using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>A request that waits for its answer. Answers come in the order of the requests.</summary>
internal abstract class PendingReply(int xid, long sentAt)
{
    public int Xid { get; } = xid;

    /// <summary>Time stamp of when it was handed to the connection.</summary>
    public long SentAt { get; } = sentAt;

    /// <summary>Takes the answer; runs in the reading loop.</summary>
    /// <exception cref="WireFormatException">The body is malformed.</exception>
    public abstract void Complete(ReplyHeader header, ref WireReader body);

    public abstract void Fail(Exception error);
}
