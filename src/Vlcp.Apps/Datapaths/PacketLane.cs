using Vlcp.Apps.Running;

namespace Vlcp.Apps.Datapaths;

/// <summary>
/// The way of one switch's packets into one app's queue. A switch has only a few batches in the queue at a time, so that one that floods
/// does not fill it; <see cref="PacketLanes"/> decides what happens with packets that come while there is no room.
/// </summary>
internal sealed class PacketLane(Datapath datapath, byte auxiliaryId, App app, AppOptions options)
{
    // Enough that an app never waits for the reader while packets come.
    private const int UsualBatches = 2;

    private readonly Lock _gate = new();
    private readonly Stack<PacketBatch> _free = new();
    private PacketBatch? _current;
    private TaskCompletionSource? _room;
    private int _queued;

    public Datapath Datapath => datapath;

    public byte AuxiliaryId => auxiliaryId;

    public App App => app;

    /// <summary>The phases in which the app wants packets.</summary>
    public Dispatcher Phases { get; set; }

    /// <summary>Whether packets were added that are not in the queue yet.</summary>
    public bool HasPackets => _current is not null;

    public void Add(ReadOnlySpan<byte> message)
    {
        if (_current is null)
        {
            lock (_gate)
            {
                _current = _free.TryPop(out var free) ? free : new PacketBatch(this);
            }
            _current.Phase = datapath.State;
        }
        _current.Add(message);
    }

    /// <summary>Queues what was added, if the app keeps pace.</summary>
    /// <returns>False when it still waits.</returns>
    public bool TryFlush()
    {
        lock (_gate)
        {
            if (_current is not null && _queued >= UsualBatches)
            {
                return false;
            }
        }
        Flush();
        return true;
    }

    /// <summary>Queues what was added, unless more waits for the app than an app may be behind others.</summary>
    /// <returns>False when it still waits.</returns>
    public bool TryFlushBehind()
    {
        if (app.Loop.WaitingBytes >= options.SlowAppBuffer)
        {
            return TryFlush();
        }
        Flush();
        return true;
    }

    /// <summary>Queues what was added.</summary>
    public void Flush()
    {
        if (_current is not { } batch)
        {
            return;
        }
        lock (_gate)
        {
            _queued++;
        }
        _current = null;
        app.Loop.AddWaitingBytes(batch.Size);
        if (!app.Loop.TryEnqueue(new QueuedEvent(batch)))
        {
            datapath.CountDroppedPackets(batch.Count);
            Done(batch);
        }
    }

    /// <summary>Ends when a batch has left the queue, or at once when there is room.</summary>
    public Task WaitForRoomAsync()
    {
        lock (_gate)
        {
            return _queued < UsualBatches
                ? Task.CompletedTask
                : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Done(PacketBatch batch)
    {
        app.Loop.AddWaitingBytes(-batch.Size);
        batch.Clear();
        TaskCompletionSource? room = null;
        lock (_gate)
        {
            _queued--;
            _free.Push(batch);
            if (_queued < UsualBatches)
            {
                (room, _room) = (_room, null);
            }
        }
        room?.TrySetResult();
    }

    /// <summary>Forgets what was added, and counts it.</summary>
    public void Drop()
    {
        if (_current is not { } batch)
        {
            return;
        }
        datapath.CountDroppedPackets(batch.Count);
        batch.Clear();
        lock (_gate)
        {
            _free.Push(batch);
        }
        _current = null;
    }
}
