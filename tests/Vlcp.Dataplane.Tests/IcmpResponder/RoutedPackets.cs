using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Tests.Goldens;
using Vlcp.Dataplane.Tests.PacketHandling;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Xunit;

namespace Vlcp.Dataplane.Tests.IcmpResponder;

/// <summary>The router of <see cref="IcmpScenarios"/>, and packets from the guest a1 that come to it.</summary>
internal sealed class RoutedPackets : IAsyncDisposable
{
    public static readonly MacAddress GuestMac = MacAddress.Parse("02:00:00:00:01:01");
    public static readonly MacAddress RouterMac = MacAddress.Parse("1a:23:67:59:63:33");
    public static readonly Ipv4Address Guest = Ipv4Address.Parse("10.1.0.1");
    public static readonly Ipv4Address Gateway = Ipv4Address.Parse("10.1.0.254");
    public static readonly Ipv4Address Elsewhere = Ipv4Address.Parse("10.2.0.9");

    private const uint GuestPort = 5;

    private readonly EngineHarness _harness = new(IcmpScenarios.Roots(IcmpScenarios.ByController));
    private ulong _router;

    private RoutedPackets() => Source = new HarnessSource(_harness);

    public HarnessSource Source { get; }

    public static async Task<RoutedPackets> StartAsync()
    {
        var created = new RoutedPackets();
        foreach (var step in IcmpScenarios.Steps)
        {
            await step(created._harness);
        }

        await created._harness.SettleAsync();
        created._router = Assert.Single(
            created._harness.Engine.Facts(Vlcp.Dataplane.Features.RouterFacts.InterfacesOfNetwork, "viperflow.logicnetwork.a")).RouterNumber;
        return created;
    }

    public static Packet FromGuest(Ipv4Address destination) => new()
    {
        Ethernet = new EthernetHeader { Destination = RouterMac, Source = GuestMac, Type = EtherType.Ipv4 },
        Ipv4 = new Ipv4Header { Id = 77, Source = Guest, Destination = destination, Protocol = IpProtocol.Udp },
        Udp = new UdpHeader { SourcePort = 1000, DestinationPort = 33434 },
        Payload = "payload"u8.ToArray(),
    };

    /// <summary>A packet of the guest, handed to the controller by a flow of a class.</summary>
    public PacketIn Packet(CookieClass about, byte[] frame, uint networkOut = 2, uint inPort = GuestPort) => HarnessSource.Packet(
        about, frame, inPort, Registers.NetworkIn.Is(1), Registers.NetworkOut.Is(networkOut),
        NxmFields.Reg(2).Is(_router >> 32), NxmFields.Reg(3).Is(_router & uint.MaxValue), Registers.FlagsField.Is(0x6000));

    /// <summary>Frames that a handler sends about a packet.</summary>
    public IReadOnlyList<byte[]> Frames(IPacketHandler handler, PacketIn packet)
    {
        Source.Messages.Clear();
        handler.Handle(packet, Source);
        return [.. Source.Sent.Select(sent => sent.Data.ToArray())];
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();
}
