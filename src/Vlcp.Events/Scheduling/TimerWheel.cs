namespace Vlcp.Events;

/// <summary>
/// The timers of one scheduler on the monotonic clock of its TimeProvider. They never fire early, and a periodic timer that
/// fell behind fires once and stays on its grid.
/// </summary>
internal sealed class TimerWheel : IDisposable
{
    private readonly TimeProvider time;
    private readonly long origin;
    private readonly ITimer alarm;
    private readonly Lock gate = new();
    private readonly PriorityQueue<LoopTimer, (TimeSpan Due, long Order)> timers = new();
    private TimeSpan? alarmAt;
    private long order;
    private int disposed;

    /// <param name="time">The clock.</param>
    /// <param name="wake">Called on any thread when a timer may have become due.</param>
    public TimerWheel(TimeProvider time, Action wake)
    {
        this.time = time;
        origin = time.GetTimestamp();
        alarm = time.CreateTimer(_ => Ring(wake), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Timers in the wheel, including disposed ones that were not yet swept out.</summary>
    public int Count => timers.Count;

    private TimeSpan Now => time.GetElapsedTime(origin);

    public LoopTimer Add(TimeSpan delay, TimeSpan? period, Action callback)
    {
        var timer = new LoopTimer(this, callback, period) { Due = Now + delay };
        lock (gate)
        {
            Enqueue(timer);
            SetAlarm();
        }

        return timer;
    }

    /// <summary>Whether a timer is due; if not, the alarm is set for the next one.</summary>
    public bool HasDue()
    {
        lock (gate)
        {
            DropDisposed();
            if (timers.TryPeek(out var next, out _) && next.Due <= Now)
            {
                return true;
            }

            SetAlarm();
            return false;
        }
    }

    /// <summary>Takes the timers that are due now, in order.</summary>
    public void TakeDue(List<LoopTimer> due)
    {
        var now = Now;
        lock (gate)
        {
            while (timers.TryPeek(out var next, out _) && next.Due <= now)
            {
                timers.Dequeue();
                if (next.IsDisposed)
                {
                    disposed--;
                    continue;
                }

                due.Add(next);
                if (next.Period is { } period)
                {
                    var missed = (now - next.Due).Ticks / period.Ticks;
                    next.Due += period * (missed + 1);
                    Enqueue(next);
                }
            }
        }
    }

    /// <summary>A timer was disposed: when most are, they are swept out so that long time-outs don't pile up.</summary>
    public void Forget()
    {
        lock (gate)
        {
            disposed++;
            if (disposed > 64 && disposed > timers.Count / 2)
            {
                var alive = timers.UnorderedItems.Where(item => !item.Element.IsDisposed).ToArray();
                timers.Clear();
                timers.EnqueueRange(alive);
                disposed = 0;
            }
        }
    }

    public void Dispose() => alarm.Dispose();

    private void Ring(Action wake)
    {
        lock (gate)
        {
            alarmAt = null;
        }

        wake();
    }

    private void Enqueue(LoopTimer timer) => timers.Enqueue(timer, (timer.Due, order++));

    private void DropDisposed()
    {
        while (timers.TryPeek(out var next, out _) && next.IsDisposed)
        {
            timers.Dequeue();
            disposed--;
        }
    }

    private void SetAlarm()
    {
        TimeSpan? wanted = timers.TryPeek(out var next, out _) ? next.Due : null;
        if (wanted == alarmAt)
        {
            return;
        }

        alarmAt = wanted;
        alarm.Change(wanted is { } at ? DelayUntil(at) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan DelayUntil(TimeSpan at)
    {
        // System timers count whole milliseconds: rounding up saves waking a moment too early only to wait again.
        var milliseconds = Math.Ceiling((at - Now).TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, uint.MaxValue - 2));
    }
}
