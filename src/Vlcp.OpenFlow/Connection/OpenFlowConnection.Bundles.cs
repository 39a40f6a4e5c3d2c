using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Connection;

public sealed partial class OpenFlowConnection
{
    /// <summary>Does all messages that the switch takes as one change that no packet sees a part of, in order, with one round trip: the
    /// commit follows the messages without waiting for what the switch says of them. A switch with thousands of ports is slow to look at
    /// what has come, so each trip counts.</summary>
    /// <param name="messages">Flow mods, group mods and port mods.</param>
    /// <param name="cancellationToken">Stops waiting; all may be done nevertheless.</param>
    /// <returns>Committed: the messages without an error are done and in force. Otherwise nothing is done. In contrast to
    /// <see cref="BundleAsync"/> a message that is refused by itself does not keep the others from being done.</returns>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">Nothing came within <see cref="OpenFlowOptions.RequestTimeout"/>.</exception>
    /// <exception cref="WireFormatException">A value does not fit its field; nothing is sent.</exception>
    public async Task<BundleResult> BundleAtOnceAsync(IReadOnlyList<OpenFlowMessage> messages, CancellationToken cancellationToken)
    {
        const BundleFlags Flags = BundleFlags.Atomic | BundleFlags.Ordered;
        var bundleId = (uint)Interlocked.Increment(ref _lastBundle);
        var numbered = Number(messages);
        var open = Control(BundleControlType.OpenRequest);
        var close = Control(BundleControlType.CloseRequest);
        var commit = Control(BundleControlType.CommitRequest);
        var barrier = new BarrierRequest { Xid = _xids.Next() };
        var replies = await ExchangeAsync(
            [open, .. numbered.Select(m => new BundleAdd(bundleId, Flags, m) { Xid = m.Xid }), close, commit, barrier],
            reply => reply.Xid == barrier.Xid, "bundle", cancellationToken);
        return new BundleResult(
            replies.Any(r => r.Xid == commit.Xid && r is not ErrorMessage),
            Outcomes(numbered, replies),
            ErrorOf(replies, open) ?? ErrorOf(replies, close) ?? ErrorOf(replies, commit));

        BundleControl Control(BundleControlType type) => new(bundleId, type, Flags) { Xid = _xids.Next() };
    }
}
