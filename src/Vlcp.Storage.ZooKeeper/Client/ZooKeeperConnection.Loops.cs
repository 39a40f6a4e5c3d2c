using System.Buffers;
using System.Buffers.Binary;
using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <content>The loop that reads answers and events, and the one that finds a dead peer.</content>
internal sealed partial class ZooKeeperConnection
{
    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var result = await _reader.ReadAsync(_ended.Token).ConfigureAwait(false);
                var buffer = result.Buffer;
                while (TakeFrame(ref buffer, _options.MaxReplyBytes) is { } frame)
                {
                    Handle(frame);
                }

                _reader.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                {
                    throw new EndOfStreamException("the server closed the connection");
                }
            }
        }
        catch (Exception error)
        {
            End(error);
        }
    }

    private static ReadOnlySequence<byte>? TakeFrame(ref ReadOnlySequence<byte> buffer, int limit)
    {
        if (buffer.Length < 4)
        {
            return null;
        }

        Span<byte> prefix = stackalloc byte[4];
        buffer.Slice(0, 4).CopyTo(prefix);
        var length = BinaryPrimitives.ReadInt32BigEndian(prefix);
        if (length < 0 || length > limit)
        {
            throw new WireFormatException(0, "frame length", $"{length} is not between 0 and {limit}");
        }

        if (buffer.Length < 4 + length)
        {
            return null;
        }

        var frame = buffer.Slice(4, length);
        buffer = buffer.Slice(4 + length);
        return frame;
    }

    private void Handle(ReadOnlySequence<byte> frame)
    {
        if (frame.IsSingleSegment)
        {
            Handle(frame.FirstSpan);
            return;
        }

        var length = (int)frame.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            frame.CopyTo(rented);
            Handle(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Handle(ReadOnlySpan<byte> frame)
    {
        var reader = new WireReader(frame);
        var header = ReplyHeader.Read(ref reader);
        if (header.Xid == ReservedXid.Notification)
        {
            HandleEvent(WatcherEvent.Read(ref reader));
            return;
        }

        var pending = TakePending(header.Xid);
        _session.Saw(header.Zxid);
        try
        {
            pending.Complete(header, ref reader);
        }
        catch (Exception error)
        {
            // Nobody else knows of it any more.
            pending.Fail(new ZooKeeperConnectionException($"{Server} sent a malformed answer: {error.Message}", error));
            throw;
        }
    }

    private PendingReply TakePending(int xid)
    {
        lock (_gate)
        {
            // A server that has lost the session to another one leaves a write unanswered, and may answer what came after it before it closes. Who
            // waits for an answer that has been left out fails with the connection.
            return _pending.TryPeek(out var oldest) && oldest.Xid == xid
                ? _pending.Dequeue()
                : throw new WireFormatException(0, "xid", $"{xid} where {oldest?.Xid.ToString() ?? "no answer"} was expected");
        }
    }

    private void HandleEvent(WatcherEvent told)
    {
        if (told.Type != NodeEvent.SessionLost && told.Path.Value is { } path && path.StartsWith(_chroot, StringComparison.Ordinal))
        {
            _watches.Tell(told.Type, path.Length == _chroot.Length ? "/" : path[_chroot.Length..]);
        }
    }

    private async Task WatchPeerAsync()
    {
        var ping = Shorter(_options.PingInterval, _session.Timeout / 3);
        var patience = Shorter(_options.AnswerTimeout, _session.Timeout / 3);
        var step = Shorter(ping, patience) / 4;
        try
        {
            while (true)
            {
                await Task.Delay(step, Clock, _ended.Token).ConfigureAwait(false);
                if (OldestUnanswered() is { } oldest && Clock.GetElapsedTime(oldest) > patience)
                {
                    throw new TimeoutException($"no answer for {patience.TotalSeconds:0.#} s");
                }

                if (Clock.GetElapsedTime(Volatile.Read(ref _lastSent)) >= ping)
                {
                    _ = SendAsync<EmptyBody, EmptyBody>(ReservedXid.Ping, OperationCode.Ping, new EmptyBody(), null);
                }
            }
        }
        catch (Exception error)
        {
            End(error);
        }
    }

    private long? OldestUnanswered()
    {
        lock (_gate)
        {
            return _pending.TryPeek(out var oldest) ? oldest.SentAt : null;
        }
    }
}
