using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>What is sent to a switch to find its neighbours and to keep what was found.</summary>
internal static class NeighbourMessages
{
    private const int PortsPerMessage = 500;
    private const string Owner = "l3router/learned";

    /// <summary>The flow of a neighbour that answered. It goes by itself when there are no packets for it.</summary>
    public static FlowMod Learned(TableLayout layout, Neighbour neighbour, TimeSpan idle)
    {
        var (own, router) = neighbour.Macs!.Value;
        var flow = NeighbourFlow.For(layout, neighbour.Key.NetworkNumber, neighbour.Key.Address, router, own, Priority.LearnedNeighbour);
        return FlowMod.Add(flow.ToEntry(Owner) with
        {
            Cookie = Cookie.LearnedIn(neighbour.Key.NetworkNumber),
            IdleTimeout = Seconds(idle),
            Flags = FlowFlags.SendFlowRemoved,
        });
    }

    /// <summary>Takes that flow back.</summary>
    public static FlowMod Forget(TableLayout layout, NextHop key) =>
        FlowMod.Delete(new FlowKey(layout[PipelineTables.L3Output.Name], Priority.LearnedNeighbour, MatchOf(key).Canonical()));

    /// <summary>Takes the flows of all neighbours of a network back.</summary>
    public static FlowMod ForgetNetwork(TableLayout layout, uint network) => new(FlowModCommand.Delete, layout[PipelineTables.L3Output.Name], Match.Any)
    {
        Cookie = Cookie.LearnedIn(network),
        CookieMask = ulong.MaxValue,
    };

    /// <summary>Lets the switch itself drop packets for one that does not answer, for a time.</summary>
    public static FlowMod Suppress(TableLayout layout, NextHop key, TimeSpan time) =>
        FlowMod.Add(new FlowEntry(layout[PipelineTables.L3Output.Name], Priority.SilentNeighbour, MatchOf(key), [])
        {
            Cookie = Cookie.LearnedIn(key.NetworkNumber),
            HardTimeout = Seconds(time),
        });

    /// <summary>Whose flow it is, with its addresses; null if it is not the flow of a neighbour that answered.</summary>
    public static (NextHop Key, MacAddress Own, MacAddress Router)? Read(TableLayout layout, FlowEntry flow)
    {
        if (flow.TableId != layout[PipelineTables.L3Output.Name] || flow.Priority != Priority.LearnedNeighbour || KeyOf(flow.Match) is not { } key)
        {
            return null;
        }

        var settings = flow.Instructions.OfType<ApplyActionsInstruction>().SelectMany(apply => apply.Actions).OfType<SetFieldAction>().ToList();
        return Setting(settings, OxmFields.EthDst) is { } own && Setting(settings, OxmFields.EthSrc) is { } router ? (key, own, router) : null;
    }

    /// <summary>Whose flow a match belongs to; null if it is none of a neighbour.</summary>
    public static NextHop? KeyOf(Match match) =>
        match[Registers.NetworkOut.Field] is { } network && match[Registers.NextHop.Field] is { } address
            ? new NextHop((uint)network.Value, new Ipv4Address((uint)address.Value))
            : null;

    /// <summary>Asks everyone: local ports with the address that the router has there, the uplink with the one that it has there.</summary>
    public static IEnumerable<PacketOut> AskAll(TableLayout layout, RoutedNetwork network, Ipv4Address sender, Ipv4Address target, IReadOnlyList<LocalEndpoint> ports)
    {
        var inside = Request(network.Mac, sender, MacAddress.Broadcast, target);
        foreach (var chunk in ports.Chunk(PortsPerMessage))
        {
            yield return new PacketOut(inside, [.. chunk.Select(port => (OpenFlowAction)new OutputAction(port.PortNumber))]);
        }

        if (network.UplinkPort is { } uplink)
        {
            yield return InNetwork(layout, PipelineTables.Egress, Request(network.OutMac, sender, MacAddress.Broadcast, target), network.Number, uplink);
        }
    }

    /// <summary>Asks a neighbour that has answered before whether it is still there.</summary>
    public static PacketOut AskAgain(TableLayout layout, Neighbour neighbour, Ipv4Address sender) => InNetwork(
        layout, PipelineTables.L2Output, Request(neighbour.Macs!.Value.Router, sender, neighbour.Macs.Value.Own, neighbour.Key.Address), neighbour.Key.NetworkNumber,
        Registers.Undecided);

    private static PacketOut InNetwork(TableLayout layout, FlowTable table, byte[] frame, uint network, uint port) => new(
        frame,
        [
            new SetFieldAction(Registers.NetworkIn.Is(network)),
            new SetFieldAction(Registers.NetworkOut.Is(network)),
            new SetFieldAction(Registers.OutPort.Is(port)),
            new ResubmitAction(layout[table.Name]),
        ]);

    private static byte[] Request(MacAddress from, Ipv4Address sender, MacAddress to, Ipv4Address target) => new Packet
    {
        Ethernet = new EthernetHeader { Destination = to, Source = from, Type = EtherType.Arp },
        Arp = new ArpPacket { Operation = ArpOperation.Request, SenderMac = from, SenderIp = sender, TargetIp = target },
    }.ToBytes();

    private static Match MatchOf(NextHop key) =>
        Match.Create([RouterFlows.Ip, Registers.NetworkOut.Is(key.NetworkNumber), Registers.NextHop.Is(key.Address.Value)]);

    private static MacAddress? Setting(List<SetFieldAction> settings, OxmField field) =>
        settings.Find(set => set.Setting.Field == field) is { } found ? new MacAddress((ulong)found.Setting.Value) : null;

    private static ushort Seconds(TimeSpan time) => (ushort)Math.Clamp(Math.Ceiling(time.TotalSeconds), 1, ushort.MaxValue);
}
