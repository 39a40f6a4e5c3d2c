using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Puts a frame together from the inside out, so that each length and checksum is computed over what it covers.</summary>
public static class PacketBuilder
{
    /// <summary>The frame of a packet. Lengths and checksums in its layers are ignored and computed anew; nothing pads short frames.</summary>
    /// <exception cref="WireFormatException">A value doesn't fit its field.</exception>
    public static byte[] Build(Packet packet)
    {
        var body = packet switch
        {
            { Arp: { } arp } => arp.ToBytes(),
            { Lldp: { } lldp } => lldp.ToBytes(),
            { Ipv4: { } ip } => Ipv4(ip, packet),
            { Ipv6: { } ip } => Ipv6(ip, packet),
            _ => packet.Payload.ToArray(),
        };
        return [.. packet.Ethernet.ToBytes(), .. packet.Vlans.SelectMany(v => v.ToBytes()), .. body];
    }

    private static byte[] Ipv4(Ipv4Header header, Packet packet)
    {
        return Ipv4(header, Transport(packet, (length, _) => Checksum.PseudoHeader(header, length)));
    }

    internal static byte[] Ipv4(Ipv4Header header, ReadOnlySpan<byte> body)
    {
        header = header with { TotalLength = Length16(header.WireSize + body.Length, "Ipv4Header.TotalLength"), Checksum = 0 };
        header = header with { Checksum = Checksum.Of(header.ToBytes()) };
        return [.. header.ToBytes(), .. body];
    }

    private static byte[] Ipv6(Ipv6Header header, Packet packet)
    {
        var body = Transport(packet, (length, protocol) => Checksum.PseudoHeader(header, protocol, length));
        byte[] extensions = [.. packet.Ipv6Extensions.SelectMany(e => e.ToBytes())];
        header = header with { PayloadLength = Length16(extensions.Length + body.Length, "Ipv6Header.PayloadLength") };
        return [.. header.ToBytes(), .. extensions, .. body];
    }

    private static byte[] Transport(Packet packet, Func<int, IpProtocol, ulong> pseudoHeader)
    {
        switch (packet)
        {
            case { Icmp: { } icmp }:
                icmp = icmp with { Checksum = 0 };
                return (icmp with { Checksum = Checksum.Of(icmp.ToBytes()) }).ToBytes();
            case { Icmpv6: { } icmp }:
                icmp = icmp with { Checksum = 0 };
                return (icmp with { Checksum = Checksum.Of(icmp.ToBytes(), pseudoHeader(icmp.WireSize, IpProtocol.Icmpv6)) }).ToBytes();
            case { Udp: { } udp }:
                return Udp(udp, packet.Payload, pseudoHeader);
            case { Tcp: { } tcp }:
                tcp = tcp with { Checksum = 0 };
                var sum = Checksum.Sum(tcp.ToBytes(), pseudoHeader(tcp.WireSize + packet.Payload.Length, IpProtocol.Tcp));
                return [.. (tcp with { Checksum = Checksum.Of(packet.Payload.Span, sum) }).ToBytes(), .. packet.Payload];
            default:
                return packet.Payload.ToArray();
        }
    }

    private static byte[] Udp(UdpHeader header, WireBytes payload, Func<int, IpProtocol, ulong> pseudoHeader)
    {
        var length = header.WireSize + payload.Length;
        header = header with { Length = Length16(length, "UdpHeader.Length"), Checksum = 0 };
        var checksum = Checksum.Of(payload.Span, Checksum.Sum(header.ToBytes(), pseudoHeader(length, IpProtocol.Udp)));

        // Zero would say that there is no checksum (RFC 768).
        header = header with { Checksum = checksum == 0 ? (ushort)0xffff : checksum };
        return [.. header.ToBytes(), .. payload];
    }

    private static ushort Length16(int length, string field) => length <= ushort.MaxValue
        ? (ushort)length
        : throw new WireFormatException(0, field, $"{length} bytes don't fit 16 bits");
}
