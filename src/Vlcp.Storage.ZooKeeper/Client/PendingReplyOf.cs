using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>A request whose answer is a message of a known layout.</summary>
/// <param name="xid">Its number.</param>
/// <param name="sentAt">When it was handed to the connection.</param>
/// <param name="onAnswer">Runs in the reading loop, before a later message is read.</param>
internal sealed class PendingReply<T>(int xid, long sentAt, Action<ReplyHeader>? onAnswer) : PendingReply(xid, sentAt)
    where T : class, IWireStruct<T>
{
    private readonly TaskCompletionSource<Reply<T>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Reply<T>> Task => _done.Task;

    public override void Complete(ReplyHeader header, ref WireReader body)
    {
        var content = header.Error == ZooKeeperError.None ? T.Read(ref body) : null;
        onAnswer?.Invoke(header);
        _done.TrySetResult(new Reply<T>(header.Zxid, header.Error, content));
    }

    public override void Fail(Exception error)
    {
        _done.TrySetException(error);

        // Of requests sent together the first failure ends the wait for the others.
        _ = _done.Task.Exception;
    }
}
