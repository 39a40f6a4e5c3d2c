namespace Vlcp.Dataplane.Control;

/// <summary>
/// Gives memory back after a burst. A start, or a thousand ports at once, needs for a moment much more than what is kept of it, and the
/// runtime would hold on to that for as long as nothing else asks for it.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryTrim(TimeProvider time) : IDisposable
{
    private const long Burst = 1000;

    // What single ports bring; thousands of them, one after the other, are no burst.
    private const long Single = 100;

    // A burst is over when nothing was worked on for this long; the collection then delays nobody.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private ITimer? _timer;
    private long _worked;

    /// <summary>Notes that so many flows were compared or changed.</summary>
    public void Note(long flows)
    {
        if (flows < Single)
        {
            return;
        }

        _worked += flows;
        if (_worked >= Burst)
        {
            _timer ??= time.CreateTimer(_ => Trim(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Trim()
    {
        Interlocked.Exchange(ref _worked, 0);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
