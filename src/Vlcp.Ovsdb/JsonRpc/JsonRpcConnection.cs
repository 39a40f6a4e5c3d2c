using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Vlcp.Ovsdb;

/// <summary>
/// JSON-RPC 1.0 over a stream, as OVSDB uses it (RFC 7047 section 4): concatenated JSON objects, requests and notifications both
/// ways, and an <c>echo</c> that finds dead peers.
/// </summary>
/// <remarks>
/// All members may be used from any thread. Whatever ends the connection, it ends once: pending requests fail,
/// <see cref="Completion"/> tells why, and one line is logged.
/// </remarks>
public sealed class JsonRpcConnection : IAsyncDisposable
{
    private readonly Stream stream;
    private readonly string name;
    private readonly JsonRpcOptions options;
    private readonly JsonRpcRequestHandler handler;
    private readonly Action<JsonRpcNotification> onNotification;
    private readonly ILogger logger;
    private readonly Channel<ReadOnlyMemory<byte>> outgoing;
    private readonly SemaphoreSlim incomingRequests;
    private readonly ConcurrentDictionary<long, PendingRequest> pending = new();
    private readonly TaskCompletionSource<JsonRpcDisconnect> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationToken endedToken;
    private JsonRpcDisconnect? reason;
    private Task loops = Task.CompletedTask;
    private long lastId = Random.Shared.Next(0, 256);
    private long lastReceived;
    private long bytesReceived;
    private long bytesSent;
    private int started;

    /// <summary>Makes a connection that does not read yet.</summary>
    /// <param name="stream">The bytes; owned from now on.</param>
    /// <param name="name">The peer, for logs.</param>
    /// <param name="options">Limits and times.</param>
    /// <param name="handler">Answers requests of the peer.</param>
    /// <param name="onNotification">Gets notifications in order; must not block, reading waits for it.</param>
    /// <param name="logger">Gets one line when the connection ends.</param>
    public JsonRpcConnection(
        Stream stream,
        string name,
        JsonRpcOptions options,
        JsonRpcRequestHandler handler,
        Action<JsonRpcNotification> onNotification,
        ILogger logger)
    {
        this.stream = stream;
        this.name = name;
        this.options = options;
        this.handler = handler;
        this.onNotification = onNotification;
        this.logger = logger;
        endedToken = ended.Token;
        incomingRequests = new SemaphoreSlim(options.ConcurrentIncomingRequests);
        outgoing = Channel.CreateBounded<ReadOnlyMemory<byte>>(
            new BoundedChannelOptions(options.OutgoingQueueLimit) { SingleReader = true });
    }

    /// <summary>Completes, never fails, when the connection has ended.</summary>
    public Task<JsonRpcDisconnect> Completion => completion.Task;

    /// <summary>Cancelled when the connection ends.</summary>
    public CancellationToken Ended => endedToken;

    /// <summary>Bytes received so far.</summary>
    public long BytesReceived => Interlocked.Read(ref bytesReceived);

    /// <summary>Bytes handed to the socket so far.</summary>
    public long BytesSent => Interlocked.Read(ref bytesSent);

    /// <summary>Begins to read, write and watch the peer.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        if (Interlocked.Exchange(ref started, 1) != 0)
        {
            throw new InvalidOperationException("The connection was started before.");
        }
        lastReceived = options.TimeProvider.GetTimestamp();
        loops = Task.WhenAll(
            Task.Run(() => GuardAsync(ReadAsync)),
            Task.Run(() => GuardAsync(WriteAsync)),
            options.KeepAlive ? Task.Run(() => GuardAsync(WatchAsync)) : Task.CompletedTask);
    }

    /// <summary>Sends a request and waits for its result.</summary>
    /// <param name="method">The method.</param>
    /// <param name="writeParams">Writes exactly one JSON array.</param>
    /// <param name="cancellationToken">Stops waiting; the peer may still carry the request out.</param>
    /// <exception cref="JsonRpcErrorException">The peer answered with an error.</exception>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended first.</exception>
    public Task<JsonElement> RequestAsync(string method, Action<Utf8JsonWriter> writeParams, CancellationToken cancellationToken) =>
        RequestAsync(method, writeParams, static _ => { }, cancelMethod: null, cancellationToken);

    /// <summary>Sends a notification: waits for room in the queue, not for the peer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="writeParams">Writes exactly one JSON array.</param>
    /// <param name="cancellationToken">Gives up waiting for room.</param>
    /// <exception cref="JsonRpcConnectionClosedException">The connection has ended.</exception>
    public Task NotifyAsync(string method, Action<Utf8JsonWriter> writeParams, CancellationToken cancellationToken) =>
        SendAsync(JsonRpcEncoder.Request(null, method, writeParams), cancellationToken);

    /// <summary>Ends the connection. What waits in the queue is not sent.</summary>
    public async ValueTask DisposeAsync()
    {
        Break(JsonRpcDisconnectCause.ClosedByUs, "closed by us");
        await loops;
        await stream.DisposeAsync();
    }

    // onResult sees a result before the next message of the peer is looked at; cancelMethod is the notification that tells the peer
    // of a cancellation, with the request's id.
    internal async Task<JsonElement> RequestAsync(
        string method,
        Action<Utf8JsonWriter> writeParams,
        Action<JsonElement> onResult,
        string? cancelMethod,
        CancellationToken cancellationToken)
    {
        var id = NextId();
        var request = new PendingRequest(method, onResult);
        pending[id] = request;
        try
        {
            await SendAsync(JsonRpcEncoder.Request(id, method, writeParams), cancellationToken);
            // The end may have emptied the table before our entry was in it.
            if (reason is { } known)
            {
                request.Fail(new JsonRpcConnectionClosedException(known));
            }
            return await request.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancelMethod is not null && cancellationToken.IsCancellationRequested)
        {
            var cancel = JsonRpcEncoder.Request(null, cancelMethod, json => WriteArray(json, id));
            outgoing.Writer.TryWrite(cancel);
            throw;
        }
        finally
        {
            pending.TryRemove(id, out _);
        }
    }

    private static void WriteEmptyArray(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter json, long number)
    {
        json.WriteStartArray();
        json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    // 1 to 0x7fffffff, then 1 again.
    private long NextId() => ((Interlocked.Increment(ref lastId) - 1) % int.MaxValue) + 1;

    private async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            await outgoing.Writer.WriteAsync(message, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new JsonRpcConnectionClosedException(reason!);
        }
    }

    // Every loop ends through here, and so through Break.
    private async Task GuardAsync(Func<Task> loop)
    {
        try
        {
            await loop();
        }
        catch (JsonRpcProtocolException e)
        {
            Break(JsonRpcDisconnectCause.ProtocolViolation, e.Message, e);
        }
        catch (OperationCanceledException) when (endedToken.IsCancellationRequested)
        {
            // Another loop has ended the connection.
        }
        catch (Exception e)
        {
            Break(JsonRpcDisconnectCause.TransportError, e.Message, e);
        }
    }

    // The one door through which a connection dies; the first reason stays.
    private void Break(JsonRpcDisconnectCause cause, string message, Exception? exception = null)
    {
        var mine = new JsonRpcDisconnect(cause, message, exception);
        if (Interlocked.CompareExchange(ref reason, mine, null) is not null)
        {
            return;
        }
        var level = cause is JsonRpcDisconnectCause.ClosedByUs or JsonRpcDisconnectCause.ClosedByPeer
            ? LogLevel.Information
            : LogLevel.Warning;
        logger.Log(level, "JSON-RPC connection {Name} ended ({Cause}): {Reason}", name, cause, message);
        outgoing.Writer.TryComplete();
        ended.Cancel();
        stream.Dispose();
        foreach (var request in pending.Values)
        {
            request.Fail(new JsonRpcConnectionClosedException(mine));
        }
        completion.SetResult(mine);
    }

    private async Task ReadAsync()
    {
        var framer = new JsonRpcFramer(options);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var kept = 0L;
        while (true)
        {
            var read = await reader.ReadAsync(endedToken);
            Interlocked.Exchange(ref lastReceived, options.TimeProvider.GetTimestamp());
            Interlocked.Add(ref bytesReceived, read.Buffer.Length - kept);
            var rest = read.Buffer;
            while (framer.TryRead(ref rest, out var message))
            {
                await ReceiveAsync(JsonRpcMessage.Parse(message));
            }
            if (read.IsCompleted)
            {
                EndOfStream(rest);
                return;
            }
            kept = rest.Length;
            reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    private async Task ReceiveAsync(JsonRpcMessage message)
    {
        if (message.IsResponse)
        {
            // A reply to nothing is late: its request was cancelled.
            if (message.Id.ValueKind == JsonValueKind.Number && message.Id.TryGetInt64(out var id) && pending.TryGetValue(id, out var request))
            {
                request.Receive(message);
            }
        }
        else if (message.IsNotification)
        {
            onNotification(new JsonRpcNotification(message.Method!, message.Params));
        }
        else
        {
            await incomingRequests.WaitAsync(endedToken);
            _ = AnswerAsync(message);
        }
    }

    private async Task AnswerAsync(JsonRpcMessage message)
    {
        try
        {
            var reply = await handler(new JsonRpcRequest(message.Method!, message.Params), endedToken);
            await SendAsync(JsonRpcEncoder.Reply(message.Id, reply), endedToken);
        }
        catch (Exception e) when (e is OperationCanceledException or JsonRpcConnectionClosedException)
        {
            // Nobody is left to answer to.
        }
        catch (Exception e)
        {
            Break(JsonRpcDisconnectCause.ClosedByUs, $"answering '{message.Method}' failed: {e.Message}", e);
        }
        finally
        {
            incomingRequests.Release();
        }
    }

    private async Task WriteAsync()
    {
        var writer = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        while (await outgoing.Reader.WaitToReadAsync(endedToken))
        {
            // Small messages share a packet.
            while (writer.UnflushedBytes < 64 * 1024 && outgoing.Reader.TryRead(out var message))
            {
                writer.Write(message.Span);
            }
            var bytes = writer.UnflushedBytes;
            await writer.FlushAsync(endedToken);
            Interlocked.Add(ref bytesSent, bytes);
        }
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            var silent = options.TimeProvider.GetElapsedTime(Interlocked.Read(ref lastReceived));
            if (silent < options.KeepAliveIdle)
            {
                await Task.Delay(options.KeepAliveIdle - silent, options.TimeProvider, endedToken);
            }
            else
            {
                await ProbeAsync();
            }
        }
    }

    // Any byte counts as life: a peer in the midst of a long message can't answer before its end.
    private async Task ProbeAsync()
    {
        var before = BytesReceived;
        using var limit = new CancellationTokenSource(options.KeepAliveTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, endedToken);
        try
        {
            await RequestAsync("echo", WriteEmptyArray, either.Token);
        }
        catch (JsonRpcErrorException)
        {
            // A peer that does not know echo is alive as well.
        }
        catch (JsonRpcConnectionClosedException)
        {
            endedToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (!endedToken.IsCancellationRequested)
        {
            if (BytesReceived == before)
            {
                Break(
                    JsonRpcDisconnectCause.KeepAliveTimeout,
                    $"silent for {options.KeepAliveIdle.TotalSeconds:0.###} s and no answer to echo within {options.KeepAliveTimeout.TotalSeconds:0.###} s");
            }
        }
    }

    private void EndOfStream(ReadOnlySequence<byte> rest)
    {
        var whiteSpace = true;
        foreach (var segment in rest)
        {
            whiteSpace &= segment.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0;
        }
        if (whiteSpace)
        {
            Break(JsonRpcDisconnectCause.ClosedByPeer, "closed by the peer");
        }
        else
        {
            Break(JsonRpcDisconnectCause.ProtocolViolation, $"closed by the peer after {rest.Length} bytes of a message");
        }
    }
}
