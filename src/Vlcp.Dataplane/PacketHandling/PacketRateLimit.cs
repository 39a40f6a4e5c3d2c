using System.Runtime.CompilerServices;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;

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

    private static readonly TimeSpan DropTime = TimeSpan.FromSeconds(1);

    private readonly ConditionalWeakTable<IPacketSource, Buckets> _switches = [];

    /// <summary>Whether a packet is dealt with.</summary>
    /// <param name="source">The switch that it came from.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="drop">Makes the flow by which the switch drops such packets of the port, or null for none. It is sent for a
    /// second when the port exceeds its limit, so that a flood costs the controller little.</param>
    public bool Admits(IPacketSource source, PacketIn packet, Func<FlowEntry?> drop)
    {
        var buckets = _switches.GetValue(source, _ => new Buckets(new TokenBucket(time, PortsWorth * perSecond)));
        if (!buckets.OfPort.TryGetValue(packet.InPort, out var own))
        {
            buckets.OfPort[packet.InPort] = own = new TokenBucket(time, perSecond);
        }

        if (own.TryTake())
        {
            return buckets.OfAll.TryTake();
        }

        // Packets that were on their way already come after it.
        var kind = (packet.InPort, packet.Cookie);
        var now = time.GetTimestamp();
        if (!buckets.DroppedSince.TryGetValue(kind, out var since) || time.GetElapsedTime(since, now) >= DropTime)
        {
            buckets.DroppedSince[kind] = now;
            if (drop() is { } flow)
            {
                source.Send(FlowMod.Add(flow with { HardTimeout = (ushort)DropTime.TotalSeconds }));
            }
        }

        return false;
    }

    private sealed record Buckets(TokenBucket OfAll)
    {
        // As many as the switch ever had ports: few bytes each.
        public Dictionary<uint, TokenBucket> OfPort { get; } = [];

        // For each port and flow that hands packets over.
        public Dictionary<(uint Port, ulong Cookie), long> DroppedSince { get; } = [];
    }
}
