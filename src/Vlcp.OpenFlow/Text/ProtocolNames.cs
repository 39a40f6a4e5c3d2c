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

    /// <summary>What a name stands for, or null; type 0 is any Ethernet packet.</summary>
    public static (ushort Type, byte? Protocol)? Find(string name) => name switch
    {
        "eth" => (0, null),
        "ip" or "ipv4" or "ip4" => (Ipv4, null),
        "ipv6" or "ip6" => (Ipv6, null),
        "arp" => (0x0806, null),
        "rarp" => (0x8035, null),
        "mpls" => (0x8847, null),
        "mplsm" => (0x8848, null),
        "icmp" => (Ipv4, 1),
        "igmp" => (Ipv4, 2),
        "tcp" => (Ipv4, 6),
        "udp" => (Ipv4, 17),
        "sctp" => (Ipv4, 132),
        "icmp6" => (Ipv6, 58),
        "tcp6" => (Ipv6, 6),
        "udp6" => (Ipv6, 17),
        "sctp6" => (Ipv6, 132),
        _ => null,
    };
}
