using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Publications;

/// <summary>When the leases in the networks of a switch run out, by the store's clock, as time from now; null for never.</summary>
/// <param name="Own">The first of those of the switch itself.</param>
/// <param name="Others">The first of those of others; negative if it should be gone already.</param>
internal readonly record struct LeaseTimes(TimeSpan? Own, TimeSpan? Others)
{
    /// <summary>The same with one endpoint more.</summary>
    /// <param name="endpoint">An endpoint in one of the networks.</param>
    /// <param name="isOwn">Whether it is of the switch itself.</param>
    /// <param name="now">Microseconds since 1970 by the store's clock.</param>
    public LeaseTimes With(VxlanEndpoint endpoint, bool isOwn, long now)
    {
        if (endpoint.Expire is not { } expire)
        {
            return this;
        }

        var left = TimeSpan.FromMicroseconds(expire - now);
        return isOwn ? this with { Own = Earlier(Own, left) } : this with { Others = Earlier(Others, left) };
    }

    private static TimeSpan Earlier(TimeSpan? known, TimeSpan left) => known is { } first && first < left ? first : left;
}
