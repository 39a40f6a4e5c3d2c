namespace Vlcp.Storage;

/// <summary>A clock in microseconds since 1970-01-01 UTC that never goes backwards, even when the system's clock does.</summary>
public sealed class StoreClock
{
    private readonly TimeProvider _time;
    private long _last;

    /// <summary>A clock over a time provider.</summary>
    public StoreClock(TimeProvider time) => _time = time;

    /// <summary>The present, later than every instant given out before and than <paramref name="after"/>.</summary>
    public long Next(long after = 0)
    {
        var now = (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(now, Math.Max(last, after) + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
