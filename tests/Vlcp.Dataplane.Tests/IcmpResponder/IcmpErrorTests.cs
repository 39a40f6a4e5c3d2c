using Vlcp.Dataplane.Features.IcmpResponder;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Text;
using Vlcp.Packets;
using Vlcp.Wire;
using Xunit;
using static Vlcp.Dataplane.Tests.IcmpResponder.RoutedPackets;

namespace Vlcp.Dataplane.Tests.IcmpResponder;

public sealed class IcmpErrorTests
{
    private readonly TurnedClock _time = new();
    private readonly IcmpErrorSender _sender;
    private readonly IcmpErrorHandler _expired;

    public IcmpErrorTests()
    {
        _sender = new IcmpErrorSender(new PacketRateLimit(_time, 10));
        _expired = new IcmpErrorHandler(CookieClass.TimeExceeded, IcmpType.TimeExceeded, 0, _sender);
    }

    [Fact]
    public async Task A_report_comes_from_the_router_s_address_on_the_sender_s_side_and_quotes_the_packet_as_it_came()
    {
        await using var routed = await StartAsync();
        var frame = FromGuest(Elsewhere).ToBytes();
        var report = Packet.Parse(Assert.Single(routed.Frames(_expired, routed.Packet(CookieClass.TimeExceeded, frame))));

        Assert.Equal((GuestMac, RouterMac), (report.Ethernet.Destination, report.Ethernet.Source));
        Assert.Equal((Gateway, Guest, 48), (report.Ipv4!.Source, report.Ipv4.Destination, report.Ipv4.Dscp));
        var error = Assert.IsType<IcmpError>(report.Icmp);
        Assert.Equal((IcmpType.TimeExceeded, 0, 0u), (error.Type, error.Code, error.Parameter));
        Assert.Equal(frame[14..], error.Packet.ToArray());
        Assert.Equal(0, Checksum.Of(report.ToBytes().AsSpan(34)));
    }

    [Fact]
    public async Task A_report_goes_back_through_the_pipeline_to_the_port_and_network_that_the_packet_came_from()
    {
        await using var routed = await StartAsync();
        routed.Frames(_expired, routed.Packet(CookieClass.TimeExceeded, FromGuest(Elsewhere).ToBytes()));
        var sent = Assert.Single(routed.Source.Sent);

        Assert.Equal(5u, sent.InPort);
        Assert.Equal(
            [
                new SetFieldAction(Registers.NetworkIn.Is(1)), new SetFieldAction(Registers.NetworkOut.Is(1)), new SetFieldAction(Registers.OutPort.Is(5)),
                new SetFieldAction(NxmFields.Reg(7).Is(0x8000)), new ResubmitAction(routed.Source.Layout!["vxlanoutput"]),
            ],
            sent.Actions);
    }

    [Fact]
    public async Task A_report_has_at_most_576_bytes()
    {
        await using var routed = await StartAsync();
        var large = FromGuest(Elsewhere) with { Payload = new byte[1400] };
        var report = Assert.Single(routed.Frames(_expired, routed.Packet(CookieClass.TimeExceeded, large.ToBytes())));

        Assert.Equal(14 + 576, report.Length);
    }

    public static TheoryData<string> NeverReported { get; } = new(
        "error", "short icmp", "later fragment", "to all", "to many", "to many stations", "from all", "from many", "from loopback", "from nowhere",
        "from the subnet's broadcast", "from the router", "tagged", "cut", "not ip");

    [Theory]
    [MemberData(nameof(NeverReported))]
    public async Task What_must_not_be_reported_is_not(string what)
    {
        await using var routed = await StartAsync();
        var packet = FromGuest(Elsewhere);
        Packet From(string address) => packet with { Ipv4 = packet.Ipv4! with { Source = Ipv4Address.Parse(address) } };
        Packet To(string address) => FromGuest(Ipv4Address.Parse(address));
        var icmp = packet with { Udp = null, Payload = default, Ipv4 = packet.Ipv4! with { Protocol = IpProtocol.Icmp } };
        var frame = what switch
        {
            "error" => (icmp with { Icmp = IcmpError.Of(IcmpType.DestinationUnreachable, 0, new byte[28]) }).ToBytes(),
            "short icmp" => icmp.ToBytes(),
            "later fragment" => (packet with { Udp = null, Ipv4 = packet.Ipv4! with { FragmentOffset = 100 } }).ToBytes(),
            "to all" => To("255.255.255.255").ToBytes(),
            "to many" => To("239.1.2.3").ToBytes(),
            "to many stations" => (packet with { Ethernet = packet.Ethernet with { Destination = MacAddress.Broadcast } }).ToBytes(),
            "from all" => From("255.255.255.255").ToBytes(),
            "from many" => From("224.0.0.1").ToBytes(),
            "from loopback" => From("127.0.0.1").ToBytes(),
            "from nowhere" => From("0.0.0.0").ToBytes(),
            "from the subnet's broadcast" => From("10.1.0.255").ToBytes(),
            "from the router" => From("10.1.0.254").ToBytes(),
            "tagged" => (packet with { Ethernet = packet.Ethernet with { Type = EtherType.Vlan }, Vlans = [new VlanTag { Id = 5, Type = EtherType.Ipv4 }] }).ToBytes(),
            "cut" => packet.ToBytes()[..30],
            _ => [.. packet.ToBytes().AsSpan(0, 12), 0x86, 0xdd, .. packet.ToBytes().AsSpan(14)],
        };

        Assert.Empty(routed.Frames(_expired, routed.Packet(CookieClass.TimeExceeded, frame)));
        Assert.NotEmpty(routed.Frames(_expired, routed.Packet(CookieClass.TimeExceeded, packet.ToBytes())));
    }

    [Fact]
    public async Task An_echo_request_and_a_first_fragment_are_reported()
    {
        await using var routed = await StartAsync();
        var packet = FromGuest(Elsewhere);
        var echo = packet with { Udp = null, Payload = default, Ipv4 = packet.Ipv4! with { Protocol = IpProtocol.Icmp }, Icmp = new IcmpEchoRequest() };
        Assert.NotEmpty(routed.Frames(_expired, routed.Packet(CookieClass.TimeExceeded, echo.ToBytes())));
        var first = packet with { Udp = null, Ipv4 = packet.Ipv4! with { MoreFragments = true } };
        Assert.NotEmpty(routed.Frames(_expired, routed.Packet(CookieClass.TimeExceeded, first.ToBytes())));
    }

    [Fact]
    public async Task Reports_are_limited_for_each_port_and_for_the_switch()
    {
        await using var routed = await StartAsync();
        int Sent(uint port, int packets) => Enumerable.Range(0, packets).Sum(_ =>
            routed.Frames(_expired, routed.Packet(CookieClass.TimeExceeded, FromGuest(Elsewhere).ToBytes(), inPort: port)).Count);

        Assert.Equal(10, Sent(5, 50));
        Assert.Equal(10, Sent(6, 50));
        Assert.Equal(80, Enumerable.Range(10, 20).Sum(port => Sent((uint)port, 50)));
        _time.Turn(TimeSpan.FromMilliseconds(500));
        Assert.Equal(5, Sent(5, 50));
    }

    public static TheoryData<string, string> Floods { get; } = new()
    {
        { nameof(CookieClass.TimeExceeded), "table=l3router, priority=16513,ip,in_port=5,nw_ttl=64 actions=drop" },
        { nameof(CookieClass.NoRoute), "table=l3router, priority=5,ip,in_port=5 actions=drop" },
        { nameof(CookieClass.PacketTooBig), "table=l3output, priority=32789,ip,reg7=0x3000/0x3000,in_port=5 actions=drop" },
        { nameof(CookieClass.RouterPort), "table=l3local, priority=32769,udp,in_port=5 actions=drop" },
        { nameof(CookieClass.HostUnreachable), "" },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task A_flood_is_dropped_by_the_switch_for_a_second(string about, string flow)
    {
        await using var routed = await StartAsync();
        var handler = new IcmpErrorHandler(Enum.Parse<CookieClass>(about), IcmpType.TimeExceeded, 0, _sender);
        IEnumerable<FlowMod> Drops() => Enumerable.Range(0, 50).SelectMany(_ =>
        {
            routed.Frames(handler, routed.Packet(handler.Class, FromGuest(Elsewhere).ToBytes()));
            return routed.Source.Messages.OfType<FlowMod>().ToList();
        });

        var names = routed.Source.Layout!.Tables.ToDictionary(table => table.Number, table => table.Name);
        string Text() => string.Join('\n', Drops().Select(drop =>
        {
            Assert.Equal((FlowModCommand.Add, CookieClass.Learned, 1), (drop.Command, Cookie.ClassOf(drop.Cookie), drop.HardTimeout));
            return FlowText.Format(new FlowEntry(drop.TableId, drop.Priority, drop.Match, drop.Instructions).Canonical(), names);
        }));
        Assert.Equal(flow, Text());
        Assert.Equal("", Text());
        _time.Turn(TimeSpan.FromSeconds(1));
        Assert.Equal(flow, Text());
    }

    [Fact]
    public async Task A_packet_that_must_not_be_fragmented_is_reported_with_the_MTU_of_the_network_that_it_goes_to()
    {
        await using var routed = await StartAsync();
        var handler = new PacketTooBigHandler(_sender, new PacketRateLimit(_time, 10));
        var packet = FromGuest(Elsewhere) with { Payload = new byte[1200] };
        packet = packet with { Ipv4 = packet.Ipv4! with { DontFragment = true } };
        var report = Packet.Parse(Assert.Single(routed.Frames(handler, routed.Packet(CookieClass.PacketTooBig, packet.ToBytes()))));

        var error = Assert.IsType<IcmpError>(report.Icmp);
        Assert.Equal((IcmpType.DestinationUnreachable, (byte)IcmpUnreachableCode.FragmentationNeeded, 1000u), (error.Type, error.Code, error.Parameter));
    }

    [Fact]
    public async Task Any_other_packet_goes_on_in_fragments_with_the_registers_that_it_had()
    {
        await using var routed = await StartAsync();
        var handler = new PacketTooBigHandler(_sender, new PacketRateLimit(_time, 10));
        var frame = (FromGuest(Elsewhere) with { Payload = new byte[1200] }).ToBytes();
        var packet = routed.Packet(CookieClass.PacketTooBig, frame);
        var fragments = routed.Frames(handler, packet);

        Assert.All(fragments, fragment => Assert.InRange(fragment.Length, 34, 14 + 1000));
        var reassembler = new Ipv4Reassembler(_time, TimeSpan.FromSeconds(1));
        var whole = fragments.Select(fragment => reassembler.Add(Ipv4Datagram.Parse(fragment.AsSpan(14)))).ToList()[^1];
        Assert.Equal(frame[34..], whole!.Payload.ToArray());
        Assert.All(routed.Source.Sent, sent =>
        {
            Assert.Equal(5u, sent.InPort);
            Assert.Equal(
                [
                    .. packet.Match.Fields.Where(field => field.Field != OxmFields.InPort).Select(field => new SetFieldAction(field)),
                    new SetFieldAction(Registers.PacketTooBig.Is(0)), new ResubmitAction(routed.Source.Layout!["l3output"]),
                ],
                sent.Actions);
        });
    }
}
