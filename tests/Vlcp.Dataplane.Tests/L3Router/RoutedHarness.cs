using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Features.L3Router;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Tests.PacketHandling;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.L3Router;

/// <summary>A switch with a port in network 1 (10.1.0.0/24, inside) and a router to network 2 (10.2.0.0/24, on the VLAN uplink 2), and
/// the neighbours of its routers; the test turns the clock.</summary>
internal sealed class RoutedHarness : IAsyncDisposable
{
    public static readonly ArpTimes Times = new L3RouterOptions().ToTimes();

    public static readonly MacAddress Inside = MacAddress.Parse("1a:23:67:59:63:33");

    // The address of the uplink with the usual mask.
    public static readonly MacAddress Outside = MacAddress.Parse("00:00:00:00:00:02");

    public static readonly MacAddress There = MacAddress.Parse("02:00:00:00:02:99");

    private readonly EngineHarness _engine = new(new IoProcessingRoot(Here), new L3RouterRoot(new L3RouterOptions().ToSettings()));

    private RoutedHarness()
    {
        Switch = new HarnessSource(_engine);
        Table = NewTable();
    }

    public HarnessSource Switch { get; }

    public NeighbourTable Table { get; private set; }

    public List<PacketIn> Unreachable { get; } = [];

    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(1000);

    /// <summary>Questions sent since the last look, as the MAC address that they go to and the address that they ask for.</summary>
    public IReadOnlyList<(MacAddress From, MacAddress To, Ipv4Address Sender, Ipv4Address Target)> TakeQuestions()
    {
        var questions = Switch.Sent.Select(sent => Packet.Parse(sent.Data.Span)).Where(packet => packet.Arp is not null)
            .Select(packet => (packet.Ethernet.Source, packet.Ethernet.Destination, packet.Arp!.SenderIp, packet.Arp.TargetIp)).ToList();
        Switch.Messages.Clear();
        return questions;
    }

    public IReadOnlyList<FlowMod> FlowMods => [.. Switch.Messages.OfType<FlowMod>()];

    public static async Task<RoutedHarness> StartAsync(params HostRoute[] routes)
    {
        var created = new RoutedHarness();
        await created._engine.WriteAsync(
            Physical("inside", "local"), Physical("tagged", "vlan"), Uplink("eth1", "tagged"), Logical("a", "inside", 1), Logical("b", "tagged", 2, vlan: 100),
            Endpoint("a1", "a", "02:00:00:00:01:01", "10.1.0.1"), Router("r") with { Routes = [.. routes] }, Joins("ra", "r", "sa", "10.1.0.254"),
            Joins("rb", "r", "sb", "10.2.0.254"), InRouter(Subnet("sa", "a", "10.1.0.0/24"), "ra"), InRouter(Subnet("sb", "b", "10.2.0.0/24"), "rb"));
        created._engine.AddPort(5, "a1");
        created._engine.AddPort(Nic(2, "eth1"));
        await created.SettleAsync();
        return created;
    }

    /// <summary>A controller that starts anew.</summary>
    public void Restart(params IReadOnlyList<FlowEntry> learned)
    {
        Table = NewTable();
        Table.Recover(learned, Now);
        Table.Update(Now);
    }

    public async Task WriteAsync(params DataObject[] objects)
    {
        await _engine.WriteAsync(objects);
        await SettleAsync();
    }

    public async Task DeleteAsync(string key)
    {
        await _engine.DeleteAsync(key);
        await SettleAsync();
    }

    /// <summary>A packet of port 5 for an address that no flow has.</summary>
    public void Miss(string address, uint network = 2, uint port = 5) => Table.Miss(
        HarnessSource.Packet(
            CookieClass.UnknownNeighbour, Frame(address), port, Registers.NetworkIn.Is(1), Registers.NetworkOut.Is(network),
            Registers.NextHop.Is(Ipv4Address.Parse(address).Value), Registers.FromLogicalPort.Is(1)),
        Now);

    public void Reply(string address, MacAddress from, MacAddress? claimed = null) => Table.Reply(
        HarnessSource.Packet(CookieClass.ArpReply, ReplyFrame(Ipv4Address.Parse(address), from, claimed ?? from), 2, Registers.NetworkIn.Is(2)), Now);

    public void Pass(double seconds)
    {
        for (var end = Now + TimeSpan.FromSeconds(seconds); Now < end;)
        {
            Now += TimeSpan.FromSeconds(1);
            Table.Tick(Now);
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static byte[] Frame(string address) => new Packet
    {
        Ethernet = new EthernetHeader { Destination = Inside, Source = MacAddress.Parse("02:00:00:00:01:01"), Type = EtherType.Ipv4 },
        Ipv4 = new Ipv4Header { Ttl = 64, Protocol = IpProtocol.Udp, Source = Ipv4Address.Parse("10.1.0.1"), Destination = Ipv4Address.Parse(address) },
        Udp = new UdpHeader { SourcePort = 1, DestinationPort = 2 },
    }.ToBytes();

    private static byte[] ReplyFrame(Ipv4Address address, MacAddress from, MacAddress claimed) => new Packet
    {
        Ethernet = new EthernetHeader { Destination = Outside, Source = from, Type = EtherType.Arp },
        Arp = new ArpPacket
        {
            Operation = ArpOperation.Reply, SenderMac = claimed, SenderIp = address, TargetMac = Outside, TargetIp = Ipv4Address.Parse("10.2.0.254"),
        },
    }.ToBytes();

    private NeighbourTable NewTable() => new(Switch, Times, new TokenBucket(TimeProvider.System, 100_000), Unreachable.Add);

    private async Task SettleAsync()
    {
        await _engine.SettleAsync();
        Table.Update(Now);
    }
}
