namespace Vlcp.OpenFlow.Connection;

/// <summary>
/// Whole messages on their way out. Ordinary ones keep their order, and beyond a number of bytes their senders wait; urgent ones, such as
/// echo replies, overtake them and never wait, but must not be too many. What was added leaves when somebody flushes: the first to do so
/// writes at once and on its own thread as much as the stream takes, so that a short answer needs no other thread.
/// </summary>
internal sealed class SendQueue(Stream stream, int capacity, CancellationToken stopping) : IDisposable
{
    private const int UrgentCapacity = 1024;

    // Long enough that a write is worth its system call, short enough that an echo reply does not wait long behind it.
    private const int ChunkSize = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<SendChunk> _ordinary = new();
    private readonly Queue<byte[]> _urgent = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _space = new(0);
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SendChunk? _tail;
    private Exception? _closed;
    private long _pending;
    private bool _writing;

    /// <summary>Ends when the stream fails, or when <see cref="Finish"/> was called and everything has left.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Bytes that were added and have not left.</summary>
    public long Pending => Interlocked.Read(ref _pending);

    /// <summary>Adds one or more messages; waits while the peer does not take what was added before.</summary>
    /// <exception cref="OpenFlowConnectionException">The connection has ended.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> messages, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (!TryAdd(messages.Span))
            {
                await _space.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
        Flush();
    }

    /// <summary>Adds one or more messages without waiting; they leave with the next flush.</summary>
    /// <returns>False when too many bytes wait to be sent; nothing is added then.</returns>
    /// <exception cref="OpenFlowConnectionException">The connection has ended.</exception>
    public bool TryAdd(ReadOnlySpan<byte> messages)
    {
        lock (_gate)
        {
            ThrowIfClosed();
            if (_pending >= capacity)
            {
                return false;
            }
            Claim(messages.Length, out var room);
            messages.CopyTo(room);
            _pending += messages.Length;
            return true;
        }
    }

    /// <summary>Adds a message that goes before all ordinary ones.</summary>
    /// <returns>False when the peer asks faster than it listens.</returns>
    public bool TrySendUrgent(byte[] message)
    {
        lock (_gate)
        {
            if (_urgent.Count >= UrgentCapacity)
            {
                return false;
            }
            _urgent.Enqueue(message);
        }
        Flush();
        return true;
    }

    /// <summary>Lets everything leave that was added, as far as the stream takes it at once, and the rest later.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_writing)
            {
                return;
            }
            _writing = true;
        }
        _ = WriteAllAsync();
    }

    /// <summary>Lets what was added leave; whoever wants to send more gets the reason.</summary>
    public void Finish(Exception reason)
    {
        lock (_gate)
        {
            _closed ??= reason;
        }
        _space.Release();
        Flush();
    }

    // The turn stays: whoever waits for it when the connection ends must still be told.
    public void Dispose() => _space.Dispose();

    private async Task WriteAllAsync()
    {
        try
        {
            while (TryTake(out var urgent, out var chunk))
            {
                await stream.WriteAsync(urgent ?? chunk!.Written, stopping).ConfigureAwait(false);
                if (chunk is not null)
                {
                    Sent(chunk);
                }
            }
        }
        catch (Exception e)
        {
            // Writing stays set: nothing more is written to a broken stream.
            _completion.TrySetException(e);
        }
    }

    private bool TryTake(out byte[]? urgent, out SendChunk? chunk)
    {
        lock (_gate)
        {
            chunk = null;
            if (_urgent.TryDequeue(out urgent))
            {
                return true;
            }
            if (_ordinary.TryDequeue(out chunk))
            {
                _tail = ReferenceEquals(chunk, _tail) ? null : _tail;
                return true;
            }
            _writing = false;
            if (_closed is not null)
            {
                _completion.TrySetResult();
            }
            return false;
        }
    }

    private void Sent(SendChunk chunk)
    {
        bool wasFull;
        lock (_gate)
        {
            wasFull = _pending >= capacity;
            _pending -= chunk.Length;
        }
        chunk.Return();
        if (wasFull)
        {
            _space.Release();
        }
    }

    private void Claim(int count, out Span<byte> room)
    {
        room = _tail is null ? default : _tail.Claim(count);
        if (room.IsEmpty && count > 0)
        {
            _tail = new SendChunk(Math.Max(ChunkSize, count));
            _ordinary.Enqueue(_tail);
            room = _tail.Claim(count);
        }
    }

    private void ThrowIfClosed()
    {
        if (_closed is { } reason)
        {
            throw new OpenFlowConnectionException(reason.Message, reason);
        }
    }
}
