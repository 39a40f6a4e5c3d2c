namespace Vlcp.Dataplane.Publications;

/// <summary>When the leases of a switch are to be renewed, and when to look for those of others that have run out.</summary>
internal sealed class LeaseSchedule(TimeProvider time, TimeSpan refreshInterval)
{
    // All servers of a network see the same lease run out: one of them is enough to remove it.
    private const double Spread = 0.01;

    // By then it is surely over by the store's clock, too.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    private readonly TimeSpan _interval = refreshInterval;
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _refresh = refreshInterval;
    private TimeSpan? _expiry;

    /// <summary>Whether own leases are to be renewed.</summary>
    public bool IsRefreshDue => Now >= _refresh;

    /// <summary>Whether a lease of another server has run out.</summary>
    public bool IsExpiryDue => Now >= _expiry;

    /// <summary>How long there is nothing to do.</summary>
    public TimeSpan Pause
    {
        get
        {
            var next = _expiry is { } expiry && expiry < _refresh ? expiry : _refresh;
            return next > Now ? next - Now : TimeSpan.Zero;
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Takes more leases into account.</summary>
    public void Add(LeaseTimes leases)
    {
        // Others count on it until it runs out: renewed in time, even if the process was away for most of its life.
        if (leases.Own is { } own && Now + own - _interval < _refresh)
        {
            _refresh = Now + own - _interval;
        }

        if (leases.Others is { } others)
        {
            var due = Now + others + Slack + (_interval * (Spread * Random.Shared.NextDouble()));
            _expiry = _expiry is { } known && known < due ? known : due;
        }
    }

    /// <summary>Everything was renewed, and what had run out removed; the leases as they are now follow with <see cref="Add"/>.</summary>
    public void Renewed()
    {
        _refresh = Now + _interval;
        _expiry = null;
    }

    /// <summary>What had run out was removed; the leases as they are now follow with <see cref="Add"/>.</summary>
    public void Cleaned() => _expiry = null;
}
