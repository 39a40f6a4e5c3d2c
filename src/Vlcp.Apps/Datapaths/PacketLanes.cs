using Vlcp.Apps.Running;

namespace Vlcp.Apps.Datapaths;

/// <summary>
/// The ways of one switch's packets to all apps that observe them. The fastest app sets the pace: while none of them has room the reader
/// waits, and then TCP makes the switch wait. A slower app may be behind by <see cref="AppOptions.SlowAppBuffer"/>; then it loses packets, so that
/// it holds up no other. And when no app moves, packets are dropped until one does.
/// </summary>
internal sealed class PacketLanes(AppOptions options)
{
    private long _progressWhenStuck = -1;

    /// <summary>The lanes, one an app.</summary>
    public PacketLane[] All { get; set; } = [];

    private long Progress => All.Sum(lane => lane.App.Loop.Progress);

    /// <summary>Queues what was added to every lane, even when there is no room: something else follows that must not overtake it.</summary>
    public void FlushAll()
    {
        foreach (var lane in All)
        {
            lane.Flush();
        }
    }

    /// <summary>Queues what was added, waits until an app has room for it, or drops it for those that are too slow.</summary>
    public ValueTask FlushAsync()
    {
        var (isPaced, isFull) = TryFlush();
        return isFull ? FlushSlowlyAsync(isPaced) : ValueTask.CompletedTask;
    }

    private async ValueTask FlushSlowlyAsync(bool isPaced)
    {
        while (!isPaced)
        {
            var before = Progress;
            if (before == _progressWhenStuck)
            {
                break;
            }
            if (!await WaitAsync() && Progress == before)
            {
                _progressWhenStuck = before;
            }
            (isPaced, _) = TryFlush();
        }
        foreach (var lane in All)
        {
            if (!isPaced || !lane.TryFlushBehind())
            {
                lane.Drop();
            }
        }
    }

    // Whether an app took something, and whether one did not.
    private (bool IsPaced, bool IsFull) TryFlush()
    {
        var (isPaced, isFull) = (false, false);
        foreach (var lane in All)
        {
            if (lane.HasPackets)
            {
                var isTaken = lane.TryFlush();
                isPaced |= isTaken;
                isFull |= !isTaken;
            }
        }
        return (isPaced, isFull);
    }

    private async Task<bool> WaitAsync()
    {
        try
        {
            await Task.WhenAny(All.Where(lane => lane.HasPackets).Select(lane => lane.WaitForRoomAsync())).WaitAsync(options.StuckAfter, options.TimeProvider);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
