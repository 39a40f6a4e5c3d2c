using System.Runtime.CompilerServices;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>
/// Limits how many packets of a kind the controller deals with: so many a second for a port, so that none takes the share of the others,
/// and ten times as many for all ports of a switch.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="perSecond">Packets a second for a port, at least 1.</param>
internal sealed class PacketRateLimit(TimeProvider time, int perSecond)
{
    private const int PortsWorth = 10;

    private readonly ConditionalWeakTable<IPacketSource, Buckets> _switches = [];

    /// <summary>Whether a packet of a port is dealt with.</summary>
    public bool Admits(IPacketSource source, uint port)
    {
        var buckets = _switches.GetValue(source, _ => new Buckets(new TokenBucket(time, PortsWorth * perSecond)));
        if (!buckets.OfPort.TryGetValue(port, out var own))
        {
            buckets.OfPort[port] = own = new TokenBucket(time, perSecond);
        }

        return own.TryTake() && buckets.OfAll.TryTake();
    }

    private sealed record Buckets(TokenBucket OfAll)
    {
        // As many as the switch ever had ports: few bytes each.
        public Dictionary<uint, TokenBucket> OfPort { get; } = [];
    }
}
