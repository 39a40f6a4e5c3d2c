using Vlcp.Apps.Running;

namespace Vlcp.Apps.Datapaths;

/// <summary>
/// The way of one switch's packets into one app's queue. A switch has only a few batches in the queue at a time, so that one that floods
/// does not fill it: its reader waits, and then TCP makes the switch wait. While the app stands still, packets are dropped instead.
/// </summary>
internal sealed class PacketLane(Datapath datapath, byte auxiliaryId, App app, AppOptions options)
{
    private const int MostBatches = 2;

    private readonly Lock _gate = new();
    private readonly Stack<PacketBatch> _free = new();
    private PacketBatch? _current;
    private TaskCompletionSource? _room;
    private int _queued;
    private long _progressWhenStuck = -1;

    public Datapath Datapath => datapath;

    public byte AuxiliaryId => auxiliaryId;

    public App App => app;

    /// <summary>The phases in which the app wants packets.</summary>
    public Dispatcher Phases { get; set; }

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

    /// <summary>Queues what was added, when there is room or <paramref name="force"/> is set.</summary>
    /// <returns>False when it still waits.</returns>
    public bool TryFlush(bool force)
    {
        if (_current is not { } batch)
        {
            return true;
        }
        lock (_gate)
        {
            if (!force && _queued >= MostBatches)
            {
                return false;
            }
            _queued++;
        }
        _current = null;
        app.Loop.Enqueue(new QueuedEvent(batch));
        return true;
    }

    /// <summary>Queues what was added as soon as there is room; drops it when the app stands still.</summary>
    public async ValueTask FlushAsync()
    {
        while (!TryFlush(force: false))
        {
            if (app.Loop.Progress == _progressWhenStuck)
            {
                Drop();
                return;
            }
            var before = app.Loop.Progress;
            if (!await WaitAsync() && app.Loop.Progress == before)
            {
                _progressWhenStuck = before;
            }
        }
    }

    public void Done(PacketBatch batch)
    {
        batch.Clear();
        TaskCompletionSource? room;
        lock (_gate)
        {
            _queued--;
            _free.Push(batch);
            (room, _room) = (_room, null);
        }
        room?.TrySetResult();
    }

    private void Drop()
    {
        datapath.CountDroppedPackets(_current!.Count);
        _current.Clear();
        lock (_gate)
        {
            _free.Push(_current);
        }
        _current = null;
    }

    private async Task<bool> WaitAsync()
    {
        Task room;
        lock (_gate)
        {
            if (_queued < MostBatches)
            {
                return true;
            }
            room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        try
        {
            await room.WaitAsync(options.StuckAfter, options.TimeProvider);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
