using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Packets;
using Vlcp.Wire;
using Xunit;
using static Vlcp.Dataplane.Tests.DhcpServer.DhcpSamples;

namespace Vlcp.Dataplane.Tests.DhcpServer;

public sealed class DhcpPacketHandlerTests
{
    private const string UsualOptions = "3604a9fea9fe" + "0104ffffff00" + "0304c0a80101" + "1c04c0a801ff" + "1a0205aa" + "3304ffffffff" + "ff";

    [Theory]
    [InlineData(DhcpMessageType.Discover, "350102")]
    [InlineData(DhcpMessageType.Request, "350105")]
    public void The_reply_is_right_byte_by_byte(DhcpMessageType type, string replyType)
    {
        var frame = DhcpPacketHandler.Answer(Frame(Message(type)), Binding).Reply!;
        var ip = "450001480000400080110000" + "a9fea9fe" + "c0a80102";
        var message = "02010600" + "01020304" + "00000000" + "00000000" + "c0a80102" + "00000000" + "00000000" + "020000000001" + Zeros(10 + 192)
            + "63825363" + replyType + UsualOptions;
        message += Zeros(DhcpMessage.MinimumSize - message.Length / 2);
        var expected = "020000000001" + "1a2367596333" + "0800" + ip + "0043004401340000" + message;

        // Checksums are compared by what they are for.
        var bytes = (byte[])frame.Clone();
        bytes.AsSpan(24, 2).Clear();
        bytes.AsSpan(40, 2).Clear();
        Assert.Equal(expected, Convert.ToHexStringLower(bytes));
        Assert.Equal(0, Checksum.Of(frame.AsSpan(14, 20)));
        var udp = frame.AsSpan(34);
        Assert.Equal(0, Checksum.Of(udp, Checksum.PseudoHeader(Packet.Parse(frame).Ipv4!, udp.Length)));
    }

    [Fact]
    public void A_refusal_goes_to_everyone_and_is_filled_up()
    {
        var request = Message(DhcpMessageType.Request, DhcpOption.Of(DhcpOptionCode.RequestedAddress, Server));
        var packet = Packet.Parse(DhcpPacketHandler.Answer(Frame(request), Binding).Reply);
        Assert.Equal((MacAddress.Broadcast, Ipv4Address.Broadcast), (packet.Ethernet.Destination, packet.Ipv4!.Destination));
        Assert.Equal(DhcpMessage.MinimumSize, packet.Payload.Length);
    }

    [Fact]
    public void A_truncated_frame_gets_no_reply_and_a_reason()
    {
        var frame = Frame(Message(DhcpMessageType.Discover));
        for (var length = 0; length < frame.Length; length++)
        {
            var (reply, reason, _) = DhcpPacketHandler.Answer(frame.AsSpan(0, length), Binding);
            Assert.Null(reply);
            Assert.NotEmpty(reason);
        }
    }

    [Fact]
    public void What_is_no_datagram_to_a_server_gets_no_reply()
    {
        var packet = Packet.Parse(Frame(Message(DhcpMessageType.Discover)));
        Assert.NotNull(Answer(packet));
        Assert.Null(Answer(packet with { Udp = packet.Udp! with { DestinationPort = 68 } }));
        Assert.Null(Answer(packet with { Ipv4 = packet.Ipv4! with { MoreFragments = true } }));
        Assert.Null(Answer(packet with { Payload = WireBytes.Empty }));
        Assert.Null(DhcpPacketHandler.Answer([], Binding).Reply);
    }

    [Fact]
    public void Malformed_options_get_no_reply()
    {
        Assert.Null(Reply(Message(DhcpMessageType.Request, DhcpOption.Of(DhcpOptionCode.RequestedAddress, (ushort)1))));
        Assert.Null(Reply(Message(DhcpMessageType.Request, DhcpOption.Of(DhcpOptionCode.ServerId, "12345"))));
        Assert.Null(Reply(Message(DhcpMessageType.Discover, DhcpOption.Of(DhcpOptionCode.Overload, (byte)1)) with { BootFile = new byte[] { 12, 200 } }));
    }

    [Fact]
    public void No_mutation_of_a_request_makes_it_fail()
    {
        var random = new Random(2132);
        var request = Message(
            DhcpMessageType.Request,
            DhcpOption.Of(DhcpOptionCode.RequestedAddress, Address),
            DhcpOption.Of(DhcpOptionCode.MaximumSize, (ushort)700),
            new DhcpOption(DhcpOptionCode.ParameterList, new byte[] { 1, 3, 6, 121 }),
            DhcpOption.Of(DhcpOptionCode.Overload, (byte)3));
        var original = Frame(request);
        var replies = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var frame = (byte[])original.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                // Half of the changes hit the options.
                frame[random.Next(random.Next(2) == 0 ? 0 : 282, frame.Length)] = (byte)random.Next(256);
            }

            var (reply, reason, _) = DhcpPacketHandler.Answer(frame.AsSpan(0, random.Next(4) == 0 ? random.Next(frame.Length) : frame.Length), Binding);
            Assert.NotEmpty(reason);
            replies += reply is null ? 0 : 1;
        }

        Assert.InRange(replies, 1, 4_000);
    }

    [Fact]
    public void No_garbage_makes_it_fail()
    {
        var random = new Random(951);
        for (var round = 0; round < 1_000; round++)
        {
            var frame = new byte[random.Next(400)];
            random.NextBytes(frame);
            Assert.NotEmpty(DhcpPacketHandler.Answer(frame, Binding).Reason);
        }
    }

    private static byte[]? Answer(Packet packet) => DhcpPacketHandler.Answer(packet.ToBytes(), Binding).Reply;

    private static byte[]? Reply(DhcpMessage message) => DhcpPacketHandler.Answer(Frame(message), Binding).Reply;

    private static string Zeros(int bytes) => new('0', bytes * 2);
}
