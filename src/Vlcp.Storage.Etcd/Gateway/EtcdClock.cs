namespace Vlcp.Storage.Etcd;

/// <summary>
/// The members' time of day. Their API has none, but every answer has a Date header, which tells it to the second: the local clock stands
/// for it as long as it agrees with all headers of late, and is moved by as little as makes it agree when it does not.
/// </summary>
internal sealed class EtcdClock(TimeProvider time) : TimeProvider
{
    // No clock of a computer that is in order runs wrong by more than this.
    private const double Drift = 0.0005;

    private readonly Lock _gate = new();
    private TimeSpan _least = TimeSpan.MinValue;
    private TimeSpan _most = TimeSpan.MaxValue;
    private long _observed;
    private TimeSpan _offset;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return time.GetUtcNow() + _offset;
        }
    }

    /// <summary>A member wrote <paramref name="date"/>, cut to seconds, between two local instants.</summary>
    internal void Observe(DateTimeOffset date, DateTimeOffset sent, DateTimeOffset received)
    {
        lock (_gate)
        {
            var (least, most) = (date - received, date + TimeSpan.FromSeconds(1) - sent);
            if (_observed != 0)
            {
                var slack = time.GetElapsedTime(_observed) * Drift;
                var (low, high) = (Max(least, _least - slack), Min(most, _most + slack));

                // A contradiction means that a clock was set, or that the members disagree: the latest word counts.
                (least, most) = low <= high ? (low, high) : (least, most);
            }

            (_least, _most, _observed) = (least, most, time.GetTimestamp());
            _offset = Min(Max(TimeSpan.Zero, least), most);
        }
    }

    private static TimeSpan Max(TimeSpan x, TimeSpan y) => x > y ? x : y;

    private static TimeSpan Min(TimeSpan x, TimeSpan y) => x < y ? x : y;
}
