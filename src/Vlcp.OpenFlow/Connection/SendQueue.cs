using System.Collections.Concurrent;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Whole messages on their way out. Ordinary ones keep their order, and beyond a number of bytes their senders wait; urgent
/// ones, such as echo replies, overtake them and never wait, but must not be too many.</summary>
internal sealed class SendQueue(int capacity) : IDisposable
{
    private const int UrgentCapacity = 1024;

    private readonly ConcurrentQueue<byte[]> _ordinary = new();
    private readonly ConcurrentQueue<byte[]> _urgent = new();
    private readonly SemaphoreSlim _available = new(0);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _space = new(0);
    private volatile Exception? _closed;
    private long _pending;

    /// <summary>Adds one or more messages; waits while the peer does not take what was added before.</summary>
    /// <exception cref="OpenFlowConnectionException">The connection has ended.</exception>
    public async Task SendAsync(byte[] messages, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            ThrowIfClosed();
            while (Interlocked.Read(ref _pending) >= capacity)
            {
                await _space.WaitAsync(cancellationToken);
                ThrowIfClosed();
            }
            Interlocked.Add(ref _pending, messages.Length);
            _ordinary.Enqueue(messages);
            _available.Release();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Adds a message that goes before all ordinary ones.</summary>
    /// <returns>False when the peer asks faster than it listens.</returns>
    public bool TrySendUrgent(byte[] message)
    {
        if (_urgent.Count >= UrgentCapacity)
        {
            return false;
        }
        _urgent.Enqueue(message);
        _available.Release();
        return true;
    }

    /// <summary>Carries messages to the stream until it fails or <see cref="Finish"/> was called and everything has left.</summary>
    public async Task PumpAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _available.WaitAsync(cancellationToken);
            if (_urgent.TryDequeue(out var urgent))
            {
                await stream.WriteAsync(urgent, cancellationToken);
            }
            else if (_ordinary.TryDequeue(out var ordinary))
            {
                await stream.WriteAsync(ordinary, cancellationToken);
                Interlocked.Add(ref _pending, -ordinary.Length);
                _space.Release();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Lets what was added leave; whoever wants to send more gets the reason.</summary>
    public void Finish(Exception reason)
    {
        _closed ??= reason;
        _available.Release();
        _space.Release();
    }

    // The other two stay: whoever waits for them when the connection ends must still be woken.
    public void Dispose() => _available.Dispose();

    private void ThrowIfClosed()
    {
        if (_closed is { } reason)
        {
            throw new OpenFlowConnectionException(reason.Message, reason);
        }
    }
}
