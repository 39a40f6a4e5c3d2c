namespace Vlcp.Dataplane.Control;

/// <summary>
/// Gives memory back that nobody needs any more. A start, a thousand ports at once or some hundreds one after the other need much more
/// than what is kept of it, and the runtime would hold on to that for as long as nothing else asks for it.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="allocated">Bytes that the process has allocated since its start.</param>
/// <param name="collect">Collects and gives back what is free; takes some hundredths of a second.</param>
internal sealed class MemoryTrim(TimeProvider time, Func<long> allocated, Action collect) : IDisposable
{
    /// <summary>The collection delays nobody when nothing was worked on for this long.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>Less than this many bytes are not worth a collection.</summary>
    public const long Least = 24 << 20;

    private ITimer? _timer;
    private long _allocatedBefore;

    /// <summary>Trims the memory of this process.</summary>
    public MemoryTrim(TimeProvider time)
        : this(
            time,
            () => GC.GetTotalAllocatedBytes(),
            () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true))
    {
    }

    /// <summary>Notes that something is worked on.</summary>
    public void Note()
    {
        _timer ??= time.CreateTimer(_ => Trim(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Trim()
    {
        var now = allocated();
        if (now - _allocatedBefore >= Least)
        {
            _allocatedBefore = now;
            collect();
        }
    }
}
