namespace Vlcp.Dataplane.PacketHandling;

/// <summary>Admits so many events a second in the long run, and after a pause as many at once.</summary>
/// <param name="time">The clock.</param>
/// <param name="perSecond">Events a second, at least 1.</param>
internal sealed class TokenBucket(TimeProvider time, int perSecond)
{
    private double _tokens = perSecond;
    private long _filled = time.GetTimestamp();

    /// <summary>Whether one more event may happen now.</summary>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(perSecond, _tokens + time.GetElapsedTime(_filled, now).TotalSeconds * perSecond);
        _filled = now;
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }
}
