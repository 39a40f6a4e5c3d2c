using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Packets;
using Xunit;
using static Vlcp.Dataplane.Tests.DhcpServer.DhcpSamples;

namespace Vlcp.Dataplane.Tests.DhcpServer;

public sealed class DhcpResponderTests
{
    private static readonly Ipv4Address Other = Ipv4Address.Parse("192.168.1.77");

    [Fact]
    public void Discover_is_offered_the_address_of_the_port()
    {
        var reply = Answer(Message(DhcpMessageType.Discover) with { Seconds = 5, Hops = 1 })!;
        Assert.Equal(DhcpMessageType.Offer, reply.Message.MessageType);
        Assert.Equal((Address, Ipv4Address.Any, Ipv4Address.Any), (reply.Message.YourAddress, reply.Message.ClientAddress, reply.Message.NextServer));
        Assert.Equal(
            (DhcpOperation.Reply, 0x01020304u, Mac, (byte)0, (ushort)0),
            (reply.Message.Operation, reply.Message.Xid, reply.Message.ClientMac, reply.Message.Hops, reply.Message.Seconds));
        Assert.Equal((Mac, Address), (reply.DestinationMac, reply.Destination));
        Assert.Equal([53, 54, 1, 3, 28, 26, 51], Codes(reply.Message));
    }

    [Fact]
    public void Discover_of_another_station_behind_the_port_is_ignored() =>
        Assert.Null(Answer(Message(DhcpMessageType.Discover) with { ClientMac = OtherMac }));

    [Fact]
    public void Clients_that_cannot_receive_unicast_yet_get_broadcasts()
    {
        var offer = Answer(Message(DhcpMessageType.Discover) with { Broadcast = true })!;
        Assert.Equal((MacAddress.Broadcast, Ipv4Address.Broadcast, true), (offer.DestinationMac, offer.Destination, offer.Message.Broadcast));
        var renewal = Answer(Message(DhcpMessageType.Request) with { Broadcast = true, ClientAddress = Address })!;
        Assert.Equal((Mac, Address), (renewal.DestinationMac, renewal.Destination));
    }

    [Theory]
    [InlineData("169.254.169.254", "192.168.1.2", "0.0.0.0")] // selecting
    [InlineData(null, "192.168.1.2", "0.0.0.0")] // after a reboot
    [InlineData(null, null, "192.168.1.2")] // renewing, rebinding
    [InlineData(null, null, "0.0.0.0")]
    public void Request_for_the_address_of_the_port_is_granted(string? server, string? wanted, string current)
    {
        var reply = Answer(Request(server, wanted, current))!;
        Assert.Equal((DhcpMessageType.Ack, Address, current), (reply.Message.MessageType, reply.Message.YourAddress, reply.Message.ClientAddress.ToString()));
        Assert.Equal((Mac, Address), (reply.DestinationMac, reply.Destination));
    }

    [Theory]
    [InlineData("169.254.169.254", "192.168.1.77", "0.0.0.0")]
    [InlineData(null, "192.168.1.77", "0.0.0.0")]
    [InlineData(null, null, "192.168.1.77")]
    [InlineData(null, "192.168.1.2", "192.168.1.77")]
    public void Request_for_another_address_is_refused_to_everyone(string? server, string? wanted, string current) =>
        AssertRefused(Answer(Request(server, wanted, current)));

    [Fact]
    public void Request_of_another_station_behind_the_port_is_refused() =>
        AssertRefused(Answer(Request("169.254.169.254", "192.168.1.2", "0.0.0.0") with { ClientMac = OtherMac }));

    [Fact]
    public void Request_to_another_server_is_ignored() => Assert.Null(Answer(Request("192.168.1.250", "192.168.1.77", "0.0.0.0")));

    [Fact]
    public void Inform_gets_everything_but_a_lease()
    {
        var inform = Message(DhcpMessageType.Inform) with { ClientAddress = Other };
        var binding = BindingWith(new(51, "00000e10"), new(58, "00000708"), new(59, "00000960"));
        var reply = DhcpResponder.Decide(binding, inform, Mac).Reply!;
        Assert.Equal((DhcpMessageType.Ack, Ipv4Address.Any, Other), (reply.Message.MessageType, reply.Message.YourAddress, reply.Message.ClientAddress));
        Assert.Equal((Mac, Other), (reply.DestinationMac, reply.Destination));
        Assert.Equal([53, 54, 1, 3, 28, 26], Codes(reply.Message));
    }

    [Fact]
    public void Decline_is_only_reported()
    {
        var decision = Decide(Message(DhcpMessageType.Decline, DhcpOption.Of(DhcpOptionCode.RequestedAddress, Address)));
        Assert.Null(decision.Reply);
        Assert.Equal(LogLevel.Warning, decision.Level);
        Assert.Contains("192.168.1.2", decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DhcpMessageType.Release)]
    [InlineData(DhcpMessageType.Offer)]
    [InlineData(DhcpMessageType.Ack)]
    [InlineData(DhcpMessageType.Nak)]
    [InlineData((DhcpMessageType)0)]
    [InlineData((DhcpMessageType)77)]
    public void Other_messages_get_no_reply(DhcpMessageType type)
    {
        Assert.NotNull(Answer(Message(DhcpMessageType.Discover)));
        Assert.Null(Answer(Message(type)));
    }

    [Fact]
    public void What_is_not_a_request_of_an_Ethernet_client_on_the_port_is_ignored()
    {
        var discover = Message(DhcpMessageType.Discover);
        Assert.Contains("operation", Decide(discover with { Operation = DhcpOperation.Reply }).Reason, StringComparison.Ordinal);
        Assert.Contains("hardware type 6", Decide(discover with { HardwareType = 6 }).Reason, StringComparison.Ordinal);
        Assert.Contains("16 bytes", Decide(discover with { HardwareSize = 16 }).Reason, StringComparison.Ordinal);
        Assert.Contains("relayed by 192.168.1.77", Decide(discover with { RelayAddress = Other }).Reason, StringComparison.Ordinal);
        Assert.Contains("option 53", Decide(discover with { Options = new() }).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_client_asks_for_comes_first_and_the_mask_before_the_router()
    {
        var discover = Message(DhcpMessageType.Discover, new DhcpOption(DhcpOptionCode.ParameterList, new byte[] { 51, 15, 3, 51, 99, 28, 0, 255 }));
        var binding = BindingOf(Subnet with { DomainName = "example.org" }, Port with { Hostname = "guest" });
        Assert.Equal([53, 54, 51, 15, 1, 3, 28, 26, 12], Codes(DhcpResponder.Decide(binding, discover, Mac).Reply!.Message));
    }

    [Fact]
    public void The_message_type_is_found_in_an_overloaded_field()
    {
        var discover = Message(DhcpMessageType.Discover) with
        {
            Options = new(DhcpOption.Of(DhcpOptionCode.Overload, (byte)1)),
            BootFile = new byte[] { 53, 1, 1, 255 },
        };
        Assert.Equal(DhcpMessageType.Offer, Answer(discover)?.Message.MessageType);
    }

    private static DhcpMessage Request(string? server, string? wanted, string current)
    {
        List<DhcpOption> options = [];
        if (wanted is not null)
        {
            options.Add(DhcpOption.Of(DhcpOptionCode.RequestedAddress, Ipv4Address.Parse(wanted)));
        }

        if (server is not null)
        {
            options.Add(DhcpOption.Of(DhcpOptionCode.ServerId, Ipv4Address.Parse(server)));
        }

        return Message(DhcpMessageType.Request, [.. options]) with { ClientAddress = Ipv4Address.Parse(current) };
    }

    private static void AssertRefused(DhcpReply? reply)
    {
        Assert.Equal(DhcpMessageType.Nak, reply!.Message.MessageType);
        Assert.Equal((Ipv4Address.Any, Ipv4Address.Any), (reply.Message.YourAddress, reply.Message.ClientAddress));
        Assert.Equal([53, 54], Codes(reply.Message));
        Assert.Equal((MacAddress.Broadcast, Ipv4Address.Broadcast), (reply.DestinationMac, reply.Destination));
    }

    private static DhcpDecision Decide(DhcpMessage message) => DhcpResponder.Decide(Binding, message, Mac);

    private static DhcpReply? Answer(DhcpMessage message) => Decide(message).Reply;
}
