using System.Buffers;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Connection;

/// <content>Bundles that are sent while they are made, and bundles of one round trip.</content>
public sealed partial class OpenFlowConnection
{
    private const BundleFlags WholeBundle = BundleFlags.Atomic | BundleFlags.Ordered;

    /// <summary>Does all messages as one change that no packet sees a part of, in order; or none of them. Unlike
    /// <see cref="BundleAsync"/> it sends messages while the enumeration still makes later ones, so that the switch works meanwhile and no more
    /// than a few are in memory: for changes of a hundred thousand flows. It stops to enumerate when the switch has refused one.</summary>
    /// <param name="messages">Flow mods, group mods and port mods. When the enumeration throws, the bundle is discarded.</param>
    /// <param name="cancellationToken">Gives up; the bundle is discarded, but a commit that was sent may be done nevertheless.</param>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">Nothing came within <see cref="OpenFlowOptions.RequestTimeout"/>.</exception>
    /// <exception cref="WireFormatException">A value does not fit its field; the bundle is discarded.</exception>
    public async Task<BundleStreamResult> StreamBundleAsync(IEnumerable<OpenFlowMessage> messages, CancellationToken cancellationToken)
    {
        var bundleId = (uint)Interlocked.Increment(ref _lastBundle);
        var open = Control(BundleControlType.OpenRequest);
        var close = Control(BundleControlType.CloseRequest);
        var commit = Control(BundleControlType.CommitRequest);
        var xids = new List<uint>();
        var refusals = new ReplyCollector(static _ => false);
        var closed = new ReplyCollector(static _ => true);
        var committed = new ReplyCollector(static _ => true);
        _pending.Add(open.Xid, refusals);
        _pending.Add(close.Xid, closed);
        _pending.Add(commit.Xid, committed);
        try
        {
            await SendAsync([open], cancellationToken);
            await FillAsync(bundleId, messages, xids, refusals, cancellationToken);
            await SendAsync([close], cancellationToken);
            await closed.WaitAsync($"{Peer}: bundle", _options.RequestTimeout, _options.TimeProvider, cancellationToken);
            var filled = IsEmpty(refusals) && closed.Replies[0] is not ErrorMessage;
            await SendAsync([filled ? commit : Control(BundleControlType.DiscardRequest)], cancellationToken);
            if (filled)
            {
                await committed.WaitAsync($"{Peer}: bundle commit", _options.RequestTimeout, _options.TimeProvider, cancellationToken);
            }
            return Result();
        }
        catch (Exception e) when (e is not OpenFlowConnectionException)
        {
            TrySend(Control(BundleControlType.DiscardRequest), flush: true, out _);
            throw;
        }
        finally
        {
            foreach (var xid in xids.Append(open.Xid).Append(close.Xid).Append(commit.Xid))
            {
                _pending.Remove(xid);
            }
        }

        BundleControl Control(BundleControlType type) => new(bundleId, type, WholeBundle) { Xid = _xids.Next() };

        BundleStreamResult Result()
        {
            var places = xids.Select((xid, place) => (xid, place)).ToDictionary(pair => pair.xid, pair => pair.place);
            List<ErrorMessage> errors = [.. refusals.Replies.Concat(closed.Replies).Concat(committed.Replies).OfType<ErrorMessage>()];
            return new BundleStreamResult(
                committed.Replies is [not ErrorMessage], xids.Count,
                [.. errors.Where(e => places.ContainsKey(e.Xid)).Select(e => new BundleRefusal(places[e.Xid], e))],
                errors.FirstOrDefault(e => !places.ContainsKey(e.Xid)));
        }
    }

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
        var bundleId = (uint)Interlocked.Increment(ref _lastBundle);
        var numbered = Number(messages);
        var open = Control(BundleControlType.OpenRequest);
        var close = Control(BundleControlType.CloseRequest);
        var commit = Control(BundleControlType.CommitRequest);
        var barrier = new BarrierRequest { Xid = _xids.Next() };
        var replies = await ExchangeAsync(
            [open, .. numbered.Select(m => new BundleAdd(bundleId, WholeBundle, m) { Xid = m.Xid }), close, commit, barrier],
            reply => reply.Xid == barrier.Xid, "bundle", cancellationToken);
        return new BundleResult(
            replies.Any(r => r.Xid == commit.Xid && r is not ErrorMessage),
            Outcomes(numbered, replies),
            ErrorOf(replies, open) ?? ErrorOf(replies, close) ?? ErrorOf(replies, commit));

        BundleControl Control(BundleControlType type) => new(bundleId, type, WholeBundle) { Xid = _xids.Next() };
    }

    // The answer to the opening is among them.
    private static bool IsEmpty(ReplyCollector refusals) => refusals.Replies.All(r => r is not ErrorMessage);

    private async Task FillAsync(
        uint bundleId, IEnumerable<OpenFlowMessage> messages, List<uint> xids, ReplyCollector refusals, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(ChunkSize + EncodedSize);
        foreach (var message in messages)
        {
            var xid = _xids.Next();
            OpenFlowCodec.Encode(new BundleAdd(bundleId, WholeBundle, message) { Xid = xid }, xid, Version, buffer);
            xids.Add(xid);
            _pending.Add(xid, refusals);
            if (buffer.WrittenCount < ChunkSize)
            {
                continue;
            }
            await _sending.SendAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
            if (refusals.Progress > 1)
            {
                return;
            }
        }
        await _sending.SendAsync(buffer.WrittenMemory, cancellationToken);
    }
}
