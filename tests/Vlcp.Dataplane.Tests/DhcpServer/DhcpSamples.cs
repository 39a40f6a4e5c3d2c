using System.Collections.Immutable;
using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Tests.DhcpServer;

/// <summary>The subnet of the tutorial with one port, and messages of its guest.</summary>
internal static class DhcpSamples
{
    public static readonly MacAddress Mac = MacAddress.Parse("02:00:00:00:00:01");
    public static readonly MacAddress OtherMac = MacAddress.Parse("02:00:00:00:00:99");
    public static readonly Ipv4Address Address = Ipv4Address.Parse("192.168.1.2");
    public static readonly Ipv4Address Server = Ipv4Address.Parse("169.254.169.254");

    public static readonly PhysicalNetwork Physical = new() { Id = "phys", Type = "local" };

    public static readonly LogicalNetwork Logical = new()
    {
        Id = "net", PhysicalNetwork = DataKey.Strong<PhysicalNetwork>("phys"), Number = 7, Mtu = 1450,
    };

    public static readonly SubNet Subnet = new()
    {
        Id = "sub",
        Network = DataKey.Strong<LogicalNetwork>("net"),
        Cidr = Ipv4Network.Parse("192.168.1.0/24"),
        Gateway = Ipv4Address.Parse("192.168.1.1"),
    };

    public static readonly LogicalPort Port = new()
    {
        Id = "port",
        Network = DataKey.Strong<LogicalNetwork>("net"),
        Subnet = DataKey.Strong<SubNet>("sub"),
        IpAddress = Address,
        MacAddress = Mac,
    };

    public static DhcpBinding Binding => BindingOf(Subnet, Port);

    public static DhcpBinding BindingOf(SubNet subnet, LogicalPort port) => new(
        "port", Mac, Address, Server, new DhcpSettings().ServerMac, DhcpOptionSet.Of(new DhcpSettings(), Logical, subnet, port, Server));

    public static DhcpBinding BindingWith(params ImmutableArray<ExtraDhcpOption> extras) =>
        BindingOf(Subnet, Port with { ExtraDhcpOptions = extras });

    public static DhcpMessage Message(DhcpMessageType type, params DhcpOption[] options) => new()
    {
        Operation = DhcpOperation.Request,
        Xid = 0x01020304,
        ClientMac = Mac,
        Options = new([DhcpOption.Of(type), .. options]),
    };

    public static byte[] Frame(DhcpMessage message) => new Packet
    {
        Ethernet = new EthernetHeader { Destination = MacAddress.Broadcast, Source = Mac, Type = EtherType.Ipv4 },
        Ipv4 = new Ipv4Header { Protocol = IpProtocol.Udp, Destination = Ipv4Address.Broadcast },
        Udp = new UdpHeader { SourcePort = DhcpMessage.ClientPort, DestinationPort = DhcpMessage.ServerPort },
        Payload = message.ToPayload(),
    }.ToBytes();

    public static IEnumerable<int> Codes(DhcpMessage message) => message.AllOptions().Select(option => (int)option.Code);
}
