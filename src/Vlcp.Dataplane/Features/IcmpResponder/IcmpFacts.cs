using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>What the computation tells those who answer for routers.</summary>
internal static class IcmpFacts
{
    /// <summary>Bytes of the largest IP packet in a network, by its number in flows, if that is limited; at most one fact a number.</summary>
    public static readonly Relation<uint, int> Mtu = new("network-mtu");
}
