using System.Buffers;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Views;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Connection;

/// <content>Requests and their answers.</content>
public sealed partial class OpenFlowConnection
{
    // Long enough that a write is worth its system call, short enough that an echo reply does not wait long behind it.
    private const int ChunkSize = 64 * 1024;
    private const int EncodedSize = 256;

    private int _lastBundle;

    /// <summary>Sends a message that has no answer; waits only while too many bytes are on their way. An error that comes back is among
    /// the asynchronous messages.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops waiting; the message is then not sent.</param>
    /// <returns>The transaction id that the message got.</returns>
    /// <exception cref="OpenFlowConnectionException">The connection has ended.</exception>
    /// <exception cref="WireFormatException">A value does not fit its field.</exception>
    public async Task<uint> SendAsync(OpenFlowMessage message, CancellationToken cancellationToken)
    {
        var xid = _xids.Next();
        await SendAsync([message with { Xid = xid }], cancellationToken);
        return xid;
    }

    /// <summary>Sends a message now or with the next <see cref="Flush"/>, and never waits. An error that comes back is among the
    /// asynchronous messages.</summary>
    /// <param name="message">The message; one without a transaction id gets one.</param>
    /// <param name="flush">Whether it leaves at once.</param>
    /// <param name="xid">The transaction id that it has.</param>
    /// <returns>False when more than <see cref="OpenFlowOptions.SendBufferSize"/> bytes wait for the peer; the message is not sent.</returns>
    /// <exception cref="OpenFlowConnectionException">The connection has ended.</exception>
    /// <exception cref="WireFormatException">A value does not fit its field.</exception>
    public bool TrySend(OpenFlowMessage message, bool flush, out uint xid)
    {
        xid = message.Xid == 0 ? _xids.Next() : message.Xid;
        var buffer = new ArrayBufferWriter<byte>(EncodedSize);
        OpenFlowCodec.Encode(message, xid, Version, buffer);
        return TrySend(buffer.WrittenSpan, flush);
    }

    /// <summary>Sends encoded messages now or with the next <see cref="Flush"/>, and never waits.</summary>
    /// <param name="messages">One or more whole messages in the connection's version, transaction ids included.</param>
    /// <param name="flush">Whether they leave at once.</param>
    /// <returns>False when more than <see cref="OpenFlowOptions.SendBufferSize"/> bytes wait for the peer; nothing is sent.</returns>
    /// <exception cref="OpenFlowConnectionException">The connection has ended.</exception>
    public bool TrySend(ReadOnlySpan<byte> messages, bool flush)
    {
        var added = _sending.TryAdd(messages);
        if (flush)
        {
            _sending.Flush();
        }
        return added;
    }

    /// <summary>Sends a message with the transaction id that it has; waits only while too many bytes are on their way.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops waiting; the message is then not sent.</param>
    /// <exception cref="OpenFlowConnectionException">The connection has ended.</exception>
    /// <exception cref="WireFormatException">A value does not fit its field.</exception>
    public Task SendWithXidAsync(OpenFlowMessage message, CancellationToken cancellationToken) => SendAsync([message], cancellationToken);

    /// <summary>Lets messages leave that were sent without a flush.</summary>
    public void Flush() => _sending.Flush();

    /// <summary>Gives out a transaction id for a message that is encoded elsewhere.</summary>
    public uint NextXid() => _xids.Next();

    /// <summary>Sends a request that has exactly one answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <typeparam name="TReply">The type of the answer.</typeparam>
    /// <exception cref="OpenFlowErrorException">The switch refused the request.</exception>
    /// <exception cref="OpenFlowConnectionException">The connection ended, or the answer has another type.</exception>
    /// <exception cref="TimeoutException">No answer came within <see cref="OpenFlowOptions.RequestTimeout"/>.</exception>
    public async Task<TReply> QueryAsync<TReply>(OpenFlowMessage request, CancellationToken cancellationToken)
        where TReply : OpenFlowMessage
    {
        var replies = await ExchangeAsync(
            [request with { Xid = _xids.Next() }], static _ => true, request.Type.ToString(), cancellationToken);
        return ThrowOnError(request, replies[^1]) as TReply
            ?? throw new OpenFlowConnectionException($"{Peer} answered {request.Type} with {replies[^1].Type}");
    }

    /// <summary>Sends a multipart request and waits for all parts of the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <typeparam name="TReply">The type of a part.</typeparam>
    /// <returns>The parts in order, at least one.</returns>
    /// <exception cref="OpenFlowErrorException">The switch refused the request.</exception>
    /// <exception cref="OpenFlowConnectionException">The connection ended, or the answer has another type.</exception>
    /// <exception cref="TimeoutException">No further part came within <see cref="OpenFlowOptions.RequestTimeout"/>.</exception>
    public async Task<IReadOnlyList<TReply>> MultipartAsync<TReply>(MultipartRequest<TReply> request, CancellationToken cancellationToken)
        where TReply : MultipartReply
    {
        var replies = await ExchangeAsync(
            [request with { Xid = _xids.Next() }],
            static reply => reply is not MultipartReply { More: true },
            request.MultipartType.ToString(),
            cancellationToken);
        List<TReply> parts = [];
        foreach (var reply in replies)
        {
            parts.Add(ThrowOnError(request, reply) as TReply
                ?? throw new OpenFlowConnectionException($"{Peer} answered {request.MultipartType} with {reply.GetType().Name}"));
        }
        return parts;
    }

    /// <summary>Shows every flow of an answer to a visitor where it lies, without making objects: for counting and searching among hundreds of
    /// thousands of flows. Only in 1.3 and 1.4. An observer of the connection does not see the answer.</summary>
    /// <param name="request">Which flows.</param>
    /// <param name="visitor">Is called for each flow, one at a time, by the connection's reader: it must not block, and can't keep the flow.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="NotSupportedException">The version is another.</exception>
    /// <exception cref="WireFormatException">The visitor read a match or an instruction that breaks the layout.</exception>
    /// <exception cref="OpenFlowErrorException">The switch refused the request.</exception>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">No further part came within <see cref="OpenFlowOptions.RequestTimeout"/>.</exception>
    public async Task VisitFlowsAsync(FlowStatsRequest request, FlowStatsVisitor visitor, CancellationToken cancellationToken)
    {
        if (Version is not (OpenFlowVersion.V13 or OpenFlowVersion.V14))
        {
            throw new NotSupportedException($"Flows can be visited in OpenFlow 1.3 and 1.4, and {Peer} speaks {Version}");
        }
        var visit = new FlowVisit(visitor);
        var xid = _xids.Next();
        _pending.Add(xid, visit);
        try
        {
            await SendAsync([request with { Xid = xid }], cancellationToken);
            await visit.End.WaitAsync($"{Peer}: flows", _options.RequestTimeout, _options.TimeProvider, cancellationToken);
            if (visit.End.Replies is [var reply, ..])
            {
                ThrowOnError(request, reply);
            }
        }
        finally
        {
            _pending.Remove(xid);
        }
    }

    /// <summary>Waits until the switch has done everything that was sent before.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">No answer came within <see cref="OpenFlowOptions.RequestTimeout"/>.</exception>
    public Task BarrierAsync(CancellationToken cancellationToken) => QueryAsync<BarrierReply>(new BarrierRequest(), cancellationToken);

    /// <summary>Sends requests and a barrier, and waits for the barrier's answer. An error does not stop the others.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="cancellationToken">Stops waiting; the requests may be done nevertheless.</param>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">Nothing came within <see cref="OpenFlowOptions.RequestTimeout"/>.</exception>
    /// <exception cref="WireFormatException">A value does not fit its field; nothing is sent.</exception>
    public async Task<BatchResult> BatchAsync(IReadOnlyList<OpenFlowMessage> requests, CancellationToken cancellationToken)
    {
        var numbered = Number(requests);
        var barrier = new BarrierRequest { Xid = _xids.Next() };
        var replies = await ExchangeAsync([.. numbered, barrier], reply => reply.Xid == barrier.Xid, "batch", cancellationToken);
        return new BatchResult(Outcomes(numbered, replies));
    }

    /// <summary>Does all messages as one change that no packet sees a part of, in order; or none of them.</summary>
    /// <param name="messages">Flow mods, group mods and port mods.</param>
    /// <param name="cancellationToken">Stops waiting; a commit that was sent may be done nevertheless.</param>
    /// <exception cref="OpenFlowConnectionException">The connection ended.</exception>
    /// <exception cref="TimeoutException">Nothing came within <see cref="OpenFlowOptions.RequestTimeout"/>.</exception>
    /// <exception cref="WireFormatException">A value does not fit its field; nothing is sent.</exception>
    public async Task<BundleResult> BundleAsync(IReadOnlyList<OpenFlowMessage> messages, CancellationToken cancellationToken)
    {
        var bundleId = (uint)Interlocked.Increment(ref _lastBundle);
        var numbered = Number(messages);
        var open = Control(BundleControlType.OpenRequest);
        var close = Control(BundleControlType.CloseRequest);
        var filled = await ExchangeAsync(
            [open, .. numbered.Select(m => new BundleAdd(bundleId, WholeBundle, m) { Xid = m.Xid }), close],
            reply => reply.Xid == close.Xid, "bundle", cancellationToken);
        var controlError = ErrorOf(filled, open) ?? ErrorOf(filled, close);
        if (filled.Any(r => r is ErrorMessage))
        {
            await ExchangeAsync([Control(BundleControlType.DiscardRequest)], static _ => true, "bundle discard", cancellationToken);
            return new BundleResult(false, Outcomes(numbered, filled), controlError);
        }
        var commit = Control(BundleControlType.CommitRequest);
        var committed = await ExchangeAsync(
            [commit], reply => reply.Xid == commit.Xid, "bundle commit", cancellationToken, numbered.Select(m => m.Xid));
        return new BundleResult(
            !committed.Any(r => r is ErrorMessage), Outcomes(numbered, committed), ErrorOf(committed, commit));

        BundleControl Control(BundleControlType type) => new(bundleId, type, WholeBundle) { Xid = _xids.Next() };
    }

    private static ErrorMessage? ErrorOf(IReadOnlyList<OpenFlowMessage> replies, OpenFlowMessage request) =>
        replies.OfType<ErrorMessage>().FirstOrDefault(e => e.Xid == request.Xid);

    private static RequestOutcome[] Outcomes(IReadOnlyList<OpenFlowMessage> requests, IReadOnlyList<OpenFlowMessage> replies)
    {
        var byXid = replies.ToLookup(r => r.Xid);
        return [.. requests.Select(r => new RequestOutcome(r, [.. byXid[r.Xid]]))];
    }

    private static OpenFlowMessage ThrowOnError(OpenFlowMessage request, OpenFlowMessage reply) =>
        reply is ErrorMessage error ? throw new OpenFlowErrorException(request, error) : reply;

    private OpenFlowMessage[] Number(IReadOnlyList<OpenFlowMessage> messages) => [.. messages.Select(m => m with { Xid = _xids.Next() })];

    // Sends numbered requests and collects everything with their numbers (and the further ones) until the last answer.
    private async Task<IReadOnlyList<OpenFlowMessage>> ExchangeAsync(
        IReadOnlyList<OpenFlowMessage> requests, Func<OpenFlowMessage, bool> completes, string what,
        CancellationToken cancellationToken, IEnumerable<uint>? further = null)
    {
        var collector = new ReplyCollector(completes);
        uint[] xids = [.. requests.Select(r => r.Xid), .. further ?? []];
        foreach (var xid in xids)
        {
            _pending.Add(xid, collector);
        }
        try
        {
            await SendAsync(requests, cancellationToken);
            await collector.WaitAsync($"{Peer}: {what}", _options.RequestTimeout, _options.TimeProvider, cancellationToken);
            return collector.Replies;
        }
        finally
        {
            foreach (var xid in xids)
            {
                _pending.Remove(xid);
            }
        }
    }

    private async Task SendAsync(IReadOnlyList<OpenFlowMessage> messages, CancellationToken cancellationToken)
    {
        // Everything is encoded before anything is sent, so that a value that does not fit sends nothing.
        List<byte[]> chunks = [];
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var message in messages)
        {
            OpenFlowCodec.Encode(message, message.Xid, Version, buffer);
            if (buffer.WrittenCount >= ChunkSize)
            {
                chunks.Add(buffer.WrittenSpan.ToArray());
                buffer.ResetWrittenCount();
            }
        }
        chunks.Add(buffer.WrittenSpan.ToArray());
        foreach (var chunk in chunks)
        {
            await _sending.SendAsync(chunk, cancellationToken);
        }
    }
}
