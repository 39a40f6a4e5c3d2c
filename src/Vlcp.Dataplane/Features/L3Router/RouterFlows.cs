using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Conditions on routed packets.</summary>
internal static class RouterFlows
{
    /// <summary>IPv4 packets.</summary>
    public static MatchField Ip => OxmFields.EthType.Is((ushort)EtherType.Ipv4);

    /// <summary>Packets to a block of addresses.</summary>
    public static MatchField To(Ipv4Network block) => OxmFields.Ipv4Dst.Is(block.Address.Value, block.Mask.Value);

    /// <summary>Packets from a block of addresses.</summary>
    public static MatchField From(Ipv4Network block) => OxmFields.Ipv4Src.Is(block.Address.Value, block.Mask.Value);

    /// <summary>The addresses of a subnet that are no host's: of the network itself, and of all its hosts.</summary>
    public static IEnumerable<Ipv4Address> NoHostsOf(Ipv4Network subnet) => subnet.PrefixLength < 31 ? [subnet.Address, subnet.Broadcast] : [];
}
