using Vlcp.Wire;

namespace Vlcp.Packets.Tests.Frames;

public sealed class PacketTests
{
    public static TheoryData<string> All => new(SampleFrames.All);

    private static Packet Read(string hex) => Packet.Parse(Convert.FromHexString(hex));

    [Theory]
    [MemberData(nameof(All))]
    public void Frame_is_read_and_built_again_with_the_same_lengths_and_checksums(string hex) =>
        Assert.Equal(hex, Convert.ToHexStringLower(Read(hex).ToBytes()));

    [Theory]
    [MemberData(nameof(All))]
    public void Cut_frame_throws_only_the_documented_exception(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        for (var length = 0; length < bytes.Length; length++)
        {
            ReadOrRefuse(bytes.AsSpan(0, length));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Changed_frame_throws_only_the_documented_exception(string hex)
    {
        var random = new Random(4711);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Convert.FromHexString(hex);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            ReadOrRefuse(bytes);
        }
    }

    private static void ReadOrRefuse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = Packet.Parse(bytes).ToString();
        }
        catch (WireFormatException error)
        {
            Assert.InRange(error.Offset, 0, bytes.Length);
            Assert.NotEmpty(error.Field);
        }
    }

    [Fact]
    public void Arp_request_has_typed_fields()
    {
        var arp = Read(SampleFrames.Arp).Arp!;

        Assert.Equal(
            new ArpPacket
            {
                Operation = ArpOperation.Request,
                SenderMac = MacAddress.Parse("00:16:3e:00:00:01"),
                SenderIp = Ipv4Address.Parse("10.0.0.1"),
                TargetIp = Ipv4Address.Parse("10.0.0.2"),
            },
            arp);
    }

    [Fact]
    public void Vlan_tag_stands_before_the_ip_packet()
    {
        var packet = Read(SampleFrames.VlanUdp);

        Assert.Equal((3, 100, EtherType.Ipv4), (packet.Vlans[0].Priority, packet.Vlans[0].Id, packet.Type));
        Assert.Equal((68, 67), (packet.Udp!.SourcePort, packet.Udp.DestinationPort));
        Assert.Equal("hello"u8.ToArray(), packet.Payload.ToArray());
    }

    [Fact]
    public void Echo_request_is_answered()
    {
        var request = Assert.IsType<IcmpEchoRequest>(Read(SampleFrames.IcmpEcho).Icmp);
        var reply = request.Reply();

        Assert.Equal((IcmpType.EchoReply, 1, 2), (reply.Type, reply.Id, reply.Sequence));
        Assert.Equal(request.Data, reply.Data);
    }

    [Fact]
    public void Extension_headers_are_skipped_to_reach_the_payload()
    {
        var packet = Read(SampleFrames.Ipv6UdpBehindOptions);

        Assert.Equal((IpProtocol.HopByHop, IpProtocol.Udp), (packet.Ipv6!.NextHeader, packet.Protocol));
        Assert.Equal("hi"u8.ToArray(), packet.Payload.ToArray());
    }

    [Fact]
    public void Padding_of_a_short_frame_is_no_payload()
    {
        var packet = Read(SampleFrames.VlanUdp + "000000000000");

        Assert.Equal(5, packet.Payload.Length);
    }

    [Fact]
    public void Fragment_is_not_looked_into()
    {
        var whole = Read(SampleFrames.IpOptions);
        var fragment = whole with { Ipv4 = whole.Ipv4! with { MoreFragments = true, DontFragment = false } };

        Assert.Null(Packet.Parse(fragment.ToBytes()).Udp);
    }

    [Fact]
    public void Lldp_elements_are_typed()
    {
        var elements = Read(SampleFrames.Lldp).Lldp!.Elements;

        Assert.Equal(LldpId.Port(LldpId.PortInterfaceName, "eth0"u8.ToArray()) with { Subtype = 7 }, elements[1]);
        Assert.Equal(120, Assert.IsType<LldpTimeToLive>(elements[2]).Seconds);
        Assert.Equal(LldpText.Of(LldpType.SystemName, "sw1"), elements[3]);
        Assert.Equal(0x120fu, Assert.IsType<LldpOrganization>(elements[4]).Organization);
    }

    [Fact]
    public void Checksum_of_a_known_header()
    {
        var header = Convert.FromHexString("450000730000400040110000c0a80001c0a800c7");

        Assert.Equal(0xb861, Checksum.Of(header));
    }
}
