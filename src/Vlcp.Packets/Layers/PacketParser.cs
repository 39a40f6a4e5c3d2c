using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Takes a frame apart, one layer after the other.</summary>
internal static class PacketParser
{
    private const int MaxTags = 8;

    public static Packet Parse(ReadOnlySpan<byte> frame)
    {
        var reader = new WireReader(frame);
        var ethernet = EthernetHeader.Read(ref reader);
        var vlans = new List<VlanTag>();
        var type = ethernet.Type;
        while (type is EtherType.Vlan or EtherType.ServiceVlan && vlans.Count < MaxTags)
        {
            vlans.Add(VlanTag.Read(ref reader));
            type = vlans[^1].Type;
        }

        var packet = new Packet { Ethernet = ethernet, Vlans = vlans.ToWireList() };
        return type switch
        {
            EtherType.Arp => packet with { Arp = ArpPacket.Read(ref reader) },
            EtherType.Lldp => packet with { Lldp = LldpPacket.Read(ref reader) },
            EtherType.Ipv4 => ParseIpv4(packet, ref reader),
            EtherType.Ipv6 => ParseIpv6(packet, ref reader),
            _ => WithPayload(packet, ref reader),
        };
    }

    private static Packet ParseIpv4(Packet packet, ref WireReader reader)
    {
        var start = reader.Offset;
        var header = Ipv4Header.Read(ref reader);
        var body = reader.Window(header.TotalLength - (reader.Offset - start), "Ipv4Header.TotalLength");
        packet = packet with { Ipv4 = header };
        return header.IsFragment ? WithPayload(packet, ref body) : ParseTransport(packet, header.Protocol, ref body);
    }

    private static Packet ParseIpv6(Packet packet, ref WireReader reader)
    {
        var header = Ipv6Header.Read(ref reader);
        var body = reader.Window(header.PayloadLength, "Ipv6Header.PayloadLength");
        var extensions = new List<Ipv6Extension>();
        var next = header.NextHeader;
        while (next is IpProtocol.HopByHop or IpProtocol.Routing or IpProtocol.DestinationOptions)
        {
            extensions.Add(Ipv6Extension.Read(ref body));
            next = extensions[^1].NextHeader;
        }

        packet = packet with { Ipv6 = header, Ipv6Extensions = extensions.ToWireList() };
        return ParseTransport(packet, next, ref body);
    }

    private static Packet ParseTransport(Packet packet, IpProtocol protocol, ref WireReader reader)
    {
        switch (protocol)
        {
            case IpProtocol.Icmp when packet.Ipv4 is not null:
                return packet with { Icmp = IcmpMessage.Read(ref reader) };
            case IpProtocol.Icmpv6 when packet.Ipv6 is not null:
                return packet with { Icmpv6 = Icmpv6Message.Read(ref reader) };
            case IpProtocol.Udp:
                var udp = UdpHeader.Read(ref reader);
                var body = reader.Window(udp.Length - 8, "UdpHeader.Length");
                return WithPayload(packet with { Udp = udp }, ref body);
            case IpProtocol.Tcp:
                var tcp = TcpHeader.Read(ref reader);
                return WithPayload(packet with { Tcp = tcp }, ref reader);
            default:
                return WithPayload(packet, ref reader);
        }
    }

    private static Packet WithPayload(Packet packet, ref WireReader reader) =>
        packet with { Payload = WireBytes.Create(reader.ReadBytes(reader.Remaining, "Packet.Payload")) };
}
