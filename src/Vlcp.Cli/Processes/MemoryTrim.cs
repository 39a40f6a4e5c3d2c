namespace Vlcp.Cli.Processes;

/// <summary>
/// Gives memory back that the process does not need any more. A start, a thousand ports at once, or an app that lags behind need much more
/// than what is kept of it, and the runtime would hold on to that for as long as nobody asks for more.
/// </summary>
/// <remarks>
/// A process is collected when it becomes calm after work, and when it always works and its heap has grown by half. If it works on after that, it is
/// collected again after pauses that double: what was needed for a while is given back after no more than about the same time once more. The
/// runtime's own collections beside the work would leave holes that can't be given back.
/// </remarks>
internal sealed class MemoryTrim : IDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    /// <summary>When fewer bytes than this were allocated in a period, a collection delays nobody.</summary>
    public const long Calm = 1 << 20;

    /// <summary>When fewer bytes than this were allocated since the last collection, or came to the heap, another one is not worth it.</summary>
    public const long Least = 16 << 20;

    /// <summary>Looks for which the heap must have been larger: a burst that is over sooner should not be held up.</summary>
    public const int Patience = 4;

    /// <summary>Looks, not counting those at a calm process, from one collection to the next.</summary>
    public const int FirstPause = 10;

    /// <summary>After a pause of more looks than this, five minutes, what is still there is taken for needed.</summary>
    public const int LongestPause = 600;

    private readonly Func<long> _allocated;
    private readonly Func<long> _heap;
    private readonly Action _collect;
    private readonly ITimer _timer;
    private long _lastLook;
    private long _lastCollection;
    private long _level = long.MaxValue;
    private int _looksGrown;
    private int _pause;
    private int _looksLeft;
    private int _looking;

    /// <summary>Trims the memory of this process from now on.</summary>
    public MemoryTrim()
        : this(TimeProvider.System, () => GC.GetTotalAllocatedBytes(), () => GC.GetGCMemoryInfo().HeapSizeBytes, Collect)
    {
    }

    /// <param name="time">The clock.</param>
    /// <param name="allocated">Bytes that the process has allocated since its start.</param>
    /// <param name="heap">Bytes that the heap had after the last collection of whatever kind.</param>
    /// <param name="collect">Collects and gives back what is free; the process stands still for some hundredths of a second.</param>
    public MemoryTrim(TimeProvider time, Func<long> allocated, Func<long> heap, Action collect)
    {
        (_allocated, _heap, _collect) = (allocated, heap, collect);
        _timer = time.CreateTimer(_ => Look(), null, Period, Period);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private void Look()
    {
        // On a machine that is busy the next look may come before this one has ended.
        if (Interlocked.Exchange(ref _looking, 1) == 1)
        {
            return;
        }

        var (allocated, heap) = (_allocated(), _heap());
        var isCalm = allocated - _lastLook < Calm;
        _lastLook = allocated;
        _level = Math.Min(_level, heap);
        _looksGrown = !isCalm && heap - _level >= Math.Max(Least, _level / 2) ? _looksGrown + 1 : 0;
        if ((isCalm && allocated - _lastCollection >= Least) || _looksGrown == Patience)
        {
            Trim(FirstPause);
        }
        else if (!isCalm && _pause > 0 && --_looksLeft == 0)
        {
            Trim(_pause * 2 > LongestPause ? 0 : _pause * 2);
        }

        Volatile.Write(ref _looking, 0);
    }

    private void Trim(int pause)
    {
        _collect();
        (_level, _looksGrown, _lastCollection) = (_heap(), 0, _allocated());
        (_pause, _looksLeft) = (pause, pause);
    }
}
