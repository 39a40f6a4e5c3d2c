namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// The servers' clock as far as their answers have told it: the latest instant that is certainly not in their future. Commits carry the
/// leader's time; between them the own clock goes on, a little slowed so that it never runs ahead of theirs.
/// </summary>
internal sealed class ServerClock(TimeProvider time)
{
    // More than two clocks that are not broken drift apart.
    private const double SlowedBy = 0.0005;

    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _serverMilliseconds;
    private long _at;
    private long _lastGiven;

    /// <summary>True when nothing recent is known, so that the servers have to be asked.</summary>
    public bool IsStale
    {
        get
        {
            lock (_gate)
            {
                return _serverMilliseconds == 0 || time.GetElapsedTime(_at) > FreshFor;
            }
        }
    }

    /// <summary>Learns the time at which a server did what it has just answered.</summary>
    public void Saw(long serverMilliseconds)
    {
        lock (_gate)
        {
            if (serverMilliseconds > Estimate() || time.GetElapsedTime(_at) > FreshFor)
            {
                _serverMilliseconds = serverMilliseconds;
                _at = time.GetTimestamp();
            }
        }
    }

    /// <summary>Microseconds since 1970-01-01 UTC, never going backwards and not before another instant.</summary>
    public long Now(long notBefore)
    {
        lock (_gate)
        {
            // Whole milliseconds, as in the stamps of commits: a fraction would be ahead of the next one.
            return _lastGiven = Math.Max(_lastGiven, Math.Max(notBefore, Estimate() * 1000));
        }
    }

    private long Estimate() =>
        _serverMilliseconds == 0 ? 0 : _serverMilliseconds + (long)(time.GetElapsedTime(_at).TotalMilliseconds * (1 - SlowedBy));
}
