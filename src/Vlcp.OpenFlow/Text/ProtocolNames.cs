namespace Vlcp.OpenFlow.Text;

/// <summary>The short names that stand for an Ethernet type, alone or together with an IP protocol.</summary>
internal static class ProtocolNames
{
    private const ushort Ipv4 = 0x0800;
    private const ushort Ipv6 = 0x86dd;

    public static string? OfType(ushort etherType) => etherType switch
    {
        Ipv4 => "ip",
        Ipv6 => "ipv6",
        0x0806 => "arp",
        0x8035 => "rarp",
        0x8847 => "mpls",
        0x8848 => "mplsm",
        _ => null,
    };

    public static string? OfProtocol(ushort etherType, byte protocol) => (etherType, protocol) switch
    {
        (Ipv4, 1) => "icmp",
        (Ipv4, 2) => "igmp",
        (Ipv4, 6) => "tcp",
        (Ipv4, 17) => "udp",
        (Ipv4, 132) => "sctp",
        (Ipv6, 58) => "icmp6",
        (Ipv6, 6) => "tcp6",
        (Ipv6, 17) => "udp6",
        (Ipv6, 132) => "sctp6",
        _ => null,
    };
}
