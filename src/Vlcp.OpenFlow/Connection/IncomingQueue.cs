using System.Runtime.CompilerServices;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Asynchronous messages that wait for their reader, in order. Packets beyond the capacity are dropped; the other messages
/// tell of changes and can't be, so that too many of them end the connection.</summary>
internal sealed class IncomingQueue(int capacity)
{
    // Changes of thousands of ports at once are normal; what comes beyond that is a flood.
    private const int ChangesPerPacket = 16;

    private readonly Lock _gate = new();
    private TaskCompletionSource _available = NewSignal();
    private List<OpenFlowMessage> _messages = [];
    private bool _completed;
    private long _dropped;

    /// <summary>Packets that were dropped.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Adds messages.</summary>
    /// <returns>False when there are too many that can't be dropped.</returns>
    public bool TryAdd(IReadOnlyList<OpenFlowMessage> messages)
    {
        lock (_gate)
        {
            foreach (var message in messages)
            {
                if (message is PacketIn && _messages.Count >= capacity)
                {
                    Interlocked.Increment(ref _dropped);
                }
                else if (_messages.Count >= (long)capacity * ChangesPerPacket)
                {
                    return false;
                }
                else
                {
                    _messages.Add(message);
                }
            }
            _available.TrySetResult();
        }
        return true;
    }

    /// <summary>No more messages will come; those that wait can still be read.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            _available.TrySetResult();
        }
    }

    /// <summary>Everything that waits, again and again until the end.</summary>
    public async IAsyncEnumerable<IReadOnlyList<OpenFlowMessage>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await _available.Task.WaitAsync(cancellationToken);
            List<OpenFlowMessage> batch;
            bool last;
            lock (_gate)
            {
                (batch, _messages) = (_messages, []);
                last = _completed;
                _available = last ? _available : NewSignal();
            }
            if (batch.Count > 0)
            {
                yield return batch;
            }
            if (last)
            {
                yield break;
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
