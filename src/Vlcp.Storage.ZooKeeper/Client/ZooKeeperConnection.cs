using System.Buffers;
using System.IO.Pipelines;
using Vlcp.Events.Connections;
using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>
/// One connection to one server, after the handshake. Requests may be sent without waiting for earlier answers; the server works on them in
/// order and answers in order. Whatever ends the connection, it ends once, and every unanswered request fails.
/// </summary>
internal sealed partial class ZooKeeperConnection : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly ConnectedStream _stream;
    private readonly PipeReader _reader;
    private readonly OutgoingBytes _outgoing;
    private readonly Queue<PendingReply> _pending = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource<Exception> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ZooKeeperSession _session;
    private readonly WatchRegistry _watches;
    private readonly ZooKeeperClientOptions _options;
    private readonly string _chroot;
    private Task _loops = Task.CompletedTask;
    private Exception? _failure;
    private long _lastSent;

    private ZooKeeperConnection(ConnectedStream stream, PipeReader reader, ZooKeeperSession session, WatchRegistry watches, ZooKeeperClientOptions options, string chroot)
    {
        _stream = stream;
        _reader = reader;
        _outgoing = new OutgoingBytes(stream.Stream);
        _session = session;
        _watches = watches;
        _options = options;
        _chroot = chroot;
        _lastSent = Clock.GetTimestamp();
    }

    /// <summary>The server.</summary>
    public ConnectionUrl Server => _stream.Url;

    /// <summary>The session that it belongs to.</summary>
    public ZooKeeperSession Session => _session;

    /// <summary>Completes, never fails, when the connection has ended, with the reason.</summary>
    public Task<Exception> Completion => _completion.Task;

    private TimeProvider Clock => _options.TimeProvider;

    /// <summary>Sends a request.</summary>
    /// <param name="type">What it asks for.</param>
    /// <param name="body">Its content; paths with the chroot.</param>
    /// <param name="onAnswer">Runs in the reading loop with the header of the answer.</param>
    /// <exception cref="ZooKeeperConnectionException">In the task: the connection ended before the answer came.</exception>
    public Task<Reply<TReply>> SendAsync<TBody, TReply>(OperationCode type, TBody body, Action<ReplyHeader>? onAnswer = null)
        where TBody : IWireStruct<TBody>
        where TReply : class, IWireStruct<TReply> => SendAsync<TBody, TReply>(null, type, body, onAnswer);

    /// <summary>Ends the connection; the session lives on.</summary>
    public void End(Exception reason)
    {
        PendingReply[] unanswered;
        lock (_gate)
        {
            if (_failure is not null)
            {
                return;
            }

            _failure = reason;
            unanswered = [.. _pending];
            _pending.Clear();
        }

        try
        {
            _ended.Cancel();
        }
        finally
        {
            var error = new ZooKeeperConnectionException($"The connection to {Server} ended before the answer came: {reason.Message}", reason);
            foreach (var pending in unanswered)
            {
                pending.Fail(error);
            }

            _completion.TrySetResult(reason);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End(new ZooKeeperConnectionException("it was closed"));
        await _stream.DisposeAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
        _ended.Dispose();
    }

    private Task<Reply<TReply>> SendAsync<TBody, TReply>(int? reservedXid, OperationCode type, TBody body, Action<ReplyHeader>? onAnswer)
        where TBody : IWireStruct<TBody>
        where TReply : class, IWireStruct<TReply>
    {
        PendingReply<TReply> pending;
        bool mustDrain;
        lock (_gate)
        {
            var now = Clock.GetTimestamp();
            pending = new PendingReply<TReply>(reservedXid ?? _session.NextXid(), now, onAnswer);
            if (_failure is not null)
            {
                pending.Fail(new ZooKeeperConnectionException($"The connection to {Server} has ended: {_failure.Message}", _failure));
                return pending.Task;
            }

            WriteFrame(_outgoing.Filling, new RequestHeader { Xid = pending.Xid, Type = type }, body);
            _pending.Enqueue(pending);
            _lastSent = now;
            mustDrain = _outgoing.Begin();
        }

        if (mustDrain)
        {
            _ = DrainAsync();
        }

        return pending.Task;
    }

    private static void WriteFrame<TBody>(IBufferWriter<byte> output, RequestHeader header, TBody body)
        where TBody : IWireStruct<TBody>
    {
        var size = header.WireSize + body.WireSize;
        var writer = new WireWriter(output, 4 + size);
        writer.WriteInt32(size);
        header.Write(ref writer);
        body.Write(ref writer);
        writer.Flush();
    }

    private async Task DrainAsync()
    {
        try
        {
            await _outgoing.DrainAsync(_gate, _ended.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            End(error);
        }
    }
}
