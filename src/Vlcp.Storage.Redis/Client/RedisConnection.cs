using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using Vlcp.Events.Connections;

namespace Vlcp.Storage.Redis;

/// <summary>
/// One connection. Commands of all callers are written one after the other without waiting, those that come together in one packet, and
/// replies are handed out in the same order.
/// </summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly ConnectedStream _stream;
    private readonly Pipe _output = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    private readonly ConcurrentQueue<TaskCompletionSource<RespValue>> _waiting = new();
    private readonly TaskCompletionSource<Exception> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<RespValue>? _onPush;
    private readonly RespLimits _limits;
    private readonly TimeProvider _time;
    private readonly Task _reading;
    private readonly Task _writing;
    private long _heard;
    private bool _isSubscriber;

    /// <summary>Takes over a connected stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">Limits and clock.</param>
    /// <param name="onPush">Gets what the server says without being asked, on the reading thread.</param>
    internal RedisConnection(ConnectedStream stream, RedisClientOptions options, Action<RespValue>? onPush)
    {
        _stream = stream;
        _limits = options.Limits;
        _time = options.Connection.TimeProvider;
        _onPush = onPush;
        _heard = _time.GetTimestamp();
        _writing = Task.Run(WriteAsync);
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Completes with the reason when the connection has ended.</summary>
    internal Task<Exception> Ended => _ended.Task;

    /// <summary>How long nothing has been heard.</summary>
    internal TimeSpan Silence => _time.GetElapsedTime(Volatile.Read(ref _heard));

    public async ValueTask DisposeAsync()
    {
        Close(new ObjectDisposedException("The client was closed."));
        await _stream.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_reading, _writing).ConfigureAwait(false);
    }

    /// <summary>Sends a command.</summary>
    /// <returns>Its reply, which may be an error.</returns>
    /// <exception cref="RedisConnectionDownException">The connection is or goes down.</exception>
    internal Task<RespValue> SendAsync(RespCommand command)
    {
        var reply = new TaskCompletionSource<RespValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            CheckOpen();
            _waiting.Enqueue(reply);
            command.WriteTo(_output.Writer);
            Flush();
        }

        return reply.Task;
    }

    /// <summary>Sends commands with nothing of others in between.</summary>
    internal Task<RespValue[]> SendAsync(IReadOnlyList<RespCommand> commands)
    {
        var replies = new Task<RespValue>[commands.Count];
        lock (_gate)
        {
            CheckOpen();
            for (var i = 0; i < replies.Length; i++)
            {
                var reply = new TaskCompletionSource<RespValue>(TaskCreationOptions.RunContinuationsAsynchronously);
                replies[i] = reply.Task;
                _waiting.Enqueue(reply);
                commands[i].WriteTo(_output.Writer);
            }

            Flush();
        }

        return Task.WhenAll(replies);
    }

    /// <summary>From now on everything that comes is a push, as RESP2 has it for a connection with subscriptions.</summary>
    internal void BecomeSubscriber() => Volatile.Write(ref _isSubscriber, true);

    /// <summary>Sends a command of a subscriber; its answer comes as a push.</summary>
    internal void Post(RespCommand command)
    {
        lock (_gate)
        {
            CheckOpen();
            command.WriteTo(_output.Writer);
            Flush();
        }
    }

    /// <summary>Asks for a sign of life, which <see cref="Silence"/> shows.</summary>
    internal void Ping()
    {
        var ping = new RespCommand("PING");
        if (Volatile.Read(ref _isSubscriber))
        {
            Post(ping);
        }
        else
        {
            _ = IgnoreAsync(SendAsync(ping));
        }
    }

    /// <summary>Ends the connection.</summary>
    internal void Close(Exception reason)
    {
        if (!_ended.TrySetResult(reason))
        {
            return;
        }

        lock (_gate)
        {
            _output.Writer.Complete();
        }

        _stream.Stream.Dispose();
        while (_waiting.TryDequeue(out var reply))
        {
            reply.TrySetException(new RedisConnectionDownException("Redis connection down before response received", wasSent: true, reason));
        }
    }

    private static async Task IgnoreAsync(Task reply) => await reply.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void CheckOpen()
    {
        if (_ended.Task.IsCompleted)
        {
            throw new RedisConnectionDownException("Disconnected from redis server", wasSent: false, _ended.Task.Result);
        }
    }

    // The pipe has no limit, so this never waits; the reader of the pipe runs on another thread.
    private void Flush() => _ = _output.Writer.FlushAsync().AsTask();

    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                var result = await _output.Reader.ReadAsync().ConfigureAwait(false);
                foreach (var segment in result.Buffer)
                {
                    await _stream.Stream.WriteAsync(segment).ConfigureAwait(false);
                }

                _output.Reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return;
                }

                await _stream.Stream.FlushAsync().ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Close(failure);
        }
        finally
        {
            await _output.Reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    private async Task ReadAsync()
    {
        var input = PipeReader.Create(_stream.Stream, new StreamPipeReaderOptions(bufferSize: 16384, leaveOpen: true));
        var parser = new RespParser(_limits);
        try
        {
            while (true)
            {
                var result = await input.ReadAsync().ConfigureAwait(false);
                var buffer = result.Buffer;
                Volatile.Write(ref _heard, _time.GetTimestamp());
                while (parser.TryRead(ref buffer, out var value))
                {
                    Deliver(value);
                }

                input.AdvanceTo(buffer.Start, buffer.End);
                if (result.IsCompleted)
                {
                    Close(new EndOfStreamException("The server closed the connection."));
                    return;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException or RedisProtocolException)
        {
            Close(failure);
        }
        finally
        {
            await input.CompleteAsync().ConfigureAwait(false);
        }
    }

    private void Deliver(RespValue value)
    {
        if (value.Kind == RespKind.Push || Volatile.Read(ref _isSubscriber))
        {
            _onPush?.Invoke(value);
        }
        else if (_waiting.TryDequeue(out var reply))
        {
            reply.TrySetResult(value);
        }
        else
        {
            throw new RedisProtocolException($"A reply that nobody waits for: {value}.");
        }
    }
}
