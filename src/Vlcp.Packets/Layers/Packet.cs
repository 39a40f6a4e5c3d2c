using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>
/// A frame in layers. Each layer that was understood is there, the others are null; what follows the last one is <see cref="Payload"/>.
/// Fragments of IP packets are not looked into.
/// </summary>
public sealed record Packet
{
    /// <summary>The Ethernet header.</summary>
    public required EthernetHeader Ethernet { get; init; }

    /// <summary>802.1Q tags, outermost first.</summary>
    public WireList<VlanTag> Vlans { get; init; }

    /// <summary>ARP.</summary>
    public ArpPacket? Arp { get; init; }

    /// <summary>IPv4 header.</summary>
    public Ipv4Header? Ipv4 { get; init; }

    /// <summary>IPv6 header.</summary>
    public Ipv6Header? Ipv6 { get; init; }

    /// <summary>IPv6 extension headers that can be skipped to reach the payload.</summary>
    public WireList<Ipv6Extension> Ipv6Extensions { get; init; }

    /// <summary>ICMP message.</summary>
    public IcmpMessage? Icmp { get; init; }

    /// <summary>ICMPv6 message.</summary>
    public Icmpv6Message? Icmpv6 { get; init; }

    /// <summary>UDP header.</summary>
    public UdpHeader? Udp { get; init; }

    /// <summary>TCP header.</summary>
    public TcpHeader? Tcp { get; init; }

    /// <summary>LLDP data unit.</summary>
    public LldpPacket? Lldp { get; init; }

    /// <summary>Bytes after the last layer that was understood, without the padding of short frames.</summary>
    public WireBytes Payload { get; init; }

    /// <summary>The type of the payload, behind all VLAN tags.</summary>
    public EtherType Type => Vlans.Count > 0 ? Vlans[^1].Type : Ethernet.Type;

    /// <summary>The transport protocol of an IP packet, behind all extension headers; null for other packets.</summary>
    public IpProtocol? Protocol => Ipv4?.Protocol ?? (Ipv6Extensions.Count > 0 ? Ipv6Extensions[^1].NextHeader : Ipv6?.NextHeader);

    /// <summary>Reads a frame that begins with its destination address and has no frame check sequence.</summary>
    /// <exception cref="WireFormatException">A layer is cut off or breaks its rules. Checksums are not verified.</exception>
    public static Packet Parse(ReadOnlySpan<byte> frame) => PacketParser.Parse(frame);

    /// <summary>The frame, with lengths, header types of the IP layer and checksums computed.</summary>
    /// <exception cref="WireFormatException">A value doesn't fit its field.</exception>
    public byte[] ToBytes() => PacketBuilder.Build(this);
}
