using Vlcp.Dataplane.Features.IcmpResponder;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Packets;
using Xunit;
using static Vlcp.Dataplane.Tests.IcmpResponder.RoutedPackets;

namespace Vlcp.Dataplane.Tests.IcmpResponder;

public sealed class EchoTests
{
    private readonly TurnedClock _time = new();
    private readonly EchoHandler _handler;

    public EchoTests() => _handler = new EchoHandler(_time, new PacketRateLimit(_time, 100));

    [Fact]
    public async Task A_request_gets_its_data_back_from_the_address_that_it_was_sent_to()
    {
        await using var routed = await StartAsync();
        var reply = Packet.Parse(Assert.Single(Answers(routed, Request(56).ToBytes())));

        Assert.Equal((GuestMac, RouterMac), (reply.Ethernet.Destination, reply.Ethernet.Source));
        Assert.Equal((Gateway, Guest, 128), (reply.Ipv4!.Source, reply.Ipv4.Destination, reply.Ipv4.Ttl));
        Assert.Equal(((IcmpEchoRequest)Request(56).Icmp!).Reply(), Assert.IsType<IcmpEchoReply>(reply.Icmp) with { Checksum = 0 });
        Assert.Equal(0, Checksum.Of(reply.ToBytes().AsSpan(34)));
    }

    [Theory]
    [InlineData(3000)]
    [InlineData(60_000)]
    public async Task A_request_in_fragments_gets_an_answer_in_fragments_that_fit_the_network(int size)
    {
        await using var routed = await StartAsync();
        var frames = Fragments(size);
        Assert.All(frames.SkipLast(1), frame => Assert.Empty(Answers(routed, frame)));
        var answers = Answers(routed, frames[^1]);

        Assert.Equal(frames.Count, answers.Count);
        Assert.All(answers, answer => Assert.InRange(answer.Length, 34, 1514));
        var reassembler = new Ipv4Reassembler(_time, TimeSpan.FromSeconds(1));
        var whole = answers.Select(answer => reassembler.Add(Ipv4Datagram.Parse(answer.AsSpan(14)))).ToList()[^1];
        Assert.Equal(((IcmpEchoRequest)Request(size).Icmp!).Data, IcmpMessage.FromBytes(whole!.Payload) is IcmpEchoReply reply ? reply.Data : default);
    }

    [Fact]
    public async Task What_is_no_valid_request_gets_no_answer()
    {
        await using var routed = await StartAsync();
        var good = Request(56);
        var bad = good.ToBytes();
        bad[50] ^= 1;
        Assert.Empty(Answers(routed, bad));
        Assert.Empty(Answers(routed, good.ToBytes()[..36]));
        Assert.Empty(Answers(routed, (good with { Icmp = ((IcmpEchoRequest)good.Icmp!).Reply() }).ToBytes()));
        Assert.Empty(Answers(routed, (good with { Ethernet = good.Ethernet with { Destination = MacAddress.Broadcast } }).ToBytes()));
        Assert.Empty(Answers(routed, (good with { Ipv4 = good.Ipv4! with { Source = Ipv4Address.Broadcast } }).ToBytes()));
        Assert.Empty(Answers(routed, FromGuest(Gateway).ToBytes()));
        Assert.NotEmpty(Answers(routed, good.ToBytes()));
    }

    [Fact]
    public async Task Answers_are_limited()
    {
        await using var routed = await StartAsync();
        Assert.Equal(100, Enumerable.Range(0, 500).Sum(_ => Answers(routed, Request(8).ToBytes()).Count));
        _time.Turn(TimeSpan.FromSeconds(1));
        Assert.Single(Answers(routed, Request(8).ToBytes()));
    }

    [Fact]
    public async Task Whatever_comes_nothing_throws()
    {
        await using var routed = await StartAsync();
        var random = new Random(4711);
        foreach (var frame in Fragments(3000).Append(Request(56).ToBytes()))
        {
            for (var round = 0; round < 1000; round++)
            {
                var bytes = frame[..random.Next(frame.Length + 1)];
                for (var change = random.Next(4); change > 0 && bytes.Length > 0; change--)
                {
                    bytes[random.Next(Math.Min(bytes.Length, 60))] = (byte)random.Next(256);
                }

                _time.Turn(TimeSpan.FromMilliseconds(10));
                Answers(routed, bytes);
            }
        }
    }

    private static Packet Request(int size)
    {
        var data = new byte[size];
        new Random(size).NextBytes(data);
        var packet = FromGuest(Gateway);
        return packet with
        {
            Udp = null,
            Payload = default,
            Ipv4 = packet.Ipv4! with { Protocol = IpProtocol.Icmp },
            Icmp = new IcmpEchoRequest { Id = 7, Sequence = 3, Data = data },
        };
    }

    private static List<byte[]> Fragments(int size)
    {
        var frame = Request(size).ToBytes();
        return [.. Ipv4Datagram.Parse(frame.AsSpan(14)).Fragment(1500).Select(fragment => (byte[])[.. frame.AsSpan(0, 14), .. fragment.ToBytes()])];
    }

    private IReadOnlyList<byte[]> Answers(RoutedPackets routed, byte[] frame) => routed.Frames(_handler, routed.Packet(CookieClass.RouterEcho, frame, networkOut: 1));
}
