using Vlcp.Wire;

namespace Vlcp.Packets.Tests;

public sealed class DhcpTests
{
    private static readonly string Discover =
        "0101060000000001" + "0004800000000000" + "000000000000000000000000" + "00163e00000100000000000000000000"
        + new string('0', 2 * 192) + "63825363" + "350101" + "370403061a79" + "32040a000005" + "ff";

    private static DhcpMessage Read(string hex) => DhcpMessage.FromBytes(Convert.FromHexString(hex));

    [Fact]
    public void Discover_is_read_and_written_again()
    {
        var message = Read(Discover);

        Assert.Equal(
            (DhcpOperation.Request, (DhcpMessageType?)DhcpMessageType.Discover, 1u, (ushort)4, true),
            (message.Operation, message.MessageType, message.Xid, message.Seconds, message.Broadcast));
        Assert.Equal("00:16:3e:00:00:01", message.ClientMac.ToString());
        Assert.Equal("10.0.0.5", message.Options[DhcpOptionCode.RequestedAddress]!.AsAddress().ToString());
        Assert.Equal(Discover, Convert.ToHexStringLower(message.ToBytes()));
        Assert.Equal(DhcpMessage.MinimumSize, message.ToPayload().Length);
        Assert.Equal(message, DhcpMessage.FromBytes(message.ToPayload()));
    }

    [Fact]
    public void Long_option_is_split_and_joined_again()
    {
        var data = Enumerable.Range(0, 600).Select(i => (byte)i).ToArray();
        var options = new DhcpOptions(new DhcpOption((DhcpOptionCode)43, data), DhcpOption.Of(DhcpMessageType.Ack));
        var bytes = options.ToBytes();

        Assert.Equal((600 + 6 + 3 + 1, (byte)255, (byte)43), (bytes.Length, bytes[1], bytes[257]));
        var reader = new WireReader(bytes);
        Assert.Equal(options.AsEnumerable(), DhcpOptions.Read(ref reader));
    }

    [Fact]
    public void Overloaded_fields_continue_the_options()
    {
        var message = new DhcpMessage
        {
            Options = new(DhcpOption.Of(DhcpOptionCode.Overload, (byte)3), DhcpOption.Of(DhcpOptionCode.HostName, "a")),
            BootFile = new byte[] { 12, 1, (byte)'b', 255 },
            ServerName = new byte[] { 12, 1, (byte)'c', 255 },
        };

        Assert.Equal("abc", DhcpMessage.FromBytes(message.ToBytes()).AllOptions()[DhcpOptionCode.HostName]!.AsText());
    }

    [Theory]
    [InlineData("0.0.0.0/0", "000a000001")]
    [InlineData("10.0.0.0/8", "080a0a000001")]
    [InlineData("192.168.128.0/17", "11c0a8800a000001")]
    [InlineData("192.168.1.1/32", "20c0a801010a000001")]
    public void Routes_hold_only_the_significant_bytes(string network, string hex)
    {
        var option = DhcpOption.Of(DhcpOptionCode.ClasslessRoutes, [new DhcpRoute(Ipv4Network.Parse(network), Ipv4Address.Parse("10.0.0.1"))]);

        Assert.Equal(hex, option.Data.ToString());
        Assert.Equal(network, Assert.Single(option.AsRoutes()).Network.ToString());
    }

    [Theory]
    [InlineData("210a0a000001")]
    [InlineData("180a")]
    public void Bad_route_is_refused(string hex) =>
        Assert.Throws<WireFormatException>(() => new DhcpOption(DhcpOptionCode.ClasslessRoutes, WireBytes.Parse(hex)).AsRoutes());

    [Fact]
    public void Options_of_wrong_size_are_refused()
    {
        Assert.Throws<WireFormatException>(() => new DhcpOption(DhcpOptionCode.Router, new byte[5]).AsAddresses());
        Assert.Throws<WireFormatException>(() => new DhcpOption(DhcpOptionCode.LeaseTime, new byte[3]).AsNumber());
        Assert.Null(new DhcpMessage { Options = new(new DhcpOption(DhcpOptionCode.MessageType, default)) }.MessageType);
    }

    [Fact]
    public void Cut_or_changed_message_throws_only_the_documented_exception()
    {
        var random = new Random(4711);
        var good = Convert.FromHexString(Discover);
        for (var round = 0; round < 20000; round++)
        {
            var bytes = good.ToArray();
            bytes[random.Next(236, bytes.Length)] = (byte)random.Next(256);
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                _ = DhcpMessage.FromBytes(bytes.AsSpan(0, random.Next(230, bytes.Length + 1))).AllOptions();
            }
            catch (WireFormatException)
            {
            }
        }
    }

    [Fact]
    public void Dhcpv6_messages_are_read_and_written_again()
    {
        var solicit = "01123456" + "0001000a00030001001630000001" + "000600020017";
        var relay = "0c00" + new string('0', 31) + "1" + new string('0', 31) + "2" + "00090004" + "01123456";

        var exchange = Assert.IsType<Dhcpv6Exchange>(Dhcpv6Message.FromBytes(Convert.FromHexString(solicit)));
        Assert.Equal((Dhcpv6MessageType.Solicit, 0x123456u, 2), (exchange.Type, exchange.Transaction, exchange.Options.Count));
        Assert.Equal(solicit, Convert.ToHexStringLower(exchange.ToBytes()));
        var relayed = Assert.IsType<Dhcpv6Relay>(Dhcpv6Message.FromBytes(Convert.FromHexString(relay)));
        Assert.Equal(("::1", "::2"), (relayed.LinkAddress.ToString(), relayed.PeerAddress.ToString()));
        Assert.Equal(relay, Convert.ToHexStringLower(relayed.ToBytes()));
    }
}
