using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>A network with router interfaces: hands packets that are sent to the router to it, and follows the router's neighbours.</summary>
internal sealed record RoutedNetworkProducer(string NetworkKey, RouterSettings Settings) : Producer
{
    private const uint Reply = 2;

    public override string Feature => "l3router";

    public override string Subject => $"network {NetworkKey}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context)
    {
        var interfaces = context.Read(RouterFacts.InterfacesOfNetwork, NetworkKey);
        if (interfaces.Count == 0
            || context.Objects.Get<LogicalNetwork>(NetworkKey) is not { Number: > 0 and var number } logical)
        {
            return;
        }

        var uplink = context.Read(NetworkFacts.Uplinks, logical.PhysicalNetwork.Key) is [.., var last] ? last : null;
        var network = new RoutedNetwork(NetworkKey, number, Settings.Mac, Settings.OutMac(uplink), uplink?.PortNumber);
        context.State(RouterFacts.RoutedNetwork, NetworkKey, network);
        context.State(RouterFacts.NetworkOfNumber, number, network);
        context.Start(new NeighboursProducer(network, Settings.Prepush));
        ToRouters(context, network, interfaces);
        foreach (var address in interfaces.Select(place => place.Address).Distinct())
        {
            TakeReplies(context, network, address);
        }

        // Prepared or not: a station that nobody registered can be found in no other way than by asking.
        context.Emit(context.Flow(PipelineTables.L3Output, Priority.UnknownNeighbour)
            .Match(Registers.NetworkOut.Is(number), RouterFlows.Ip)
            .ToController(CookieClass.UnknownNeighbour)
            .ThenEnd());
    }

    // All routers of a network have the same MAC address: where there are several, the subnet of the sender tells which one is meant.
    private static void ToRouters(ProducerContext context, RoutedNetwork network, IReadOnlyList<RouterInterface> interfaces)
    {
        var first = interfaces[0].RouterNumber;
        ToRouter(context, network, first, Priority.ToRouter, null);
        foreach (var place in interfaces.Where(place => interfaces[^1].RouterNumber != first).DistinctBy(place => place.Prefix))
        {
            ToRouter(context, network, place.RouterNumber, Priority.ToRouterFrom(place.Prefix.PrefixLength), place.Prefix);
        }
    }

    private static void ToRouter(ProducerContext context, RoutedNetwork network, ulong router, ushort priority, Ipv4Network? from)
    {
        FlowBuilder Packets(MacAddress to)
        {
            var flow = context.Flow(PipelineTables.L3Input, priority).Match(Registers.NetworkIn.Is(network.Number), RouterFlows.Ip, Frames.To(to));
            return from is { PrefixLength: > 0 } block ? flow.Match(RouterFlows.From(block)) : flow;
        }

        // Every switch has this address, so only the local ports of one may use it: or a frame on the wire would be routed many times.
        context.Emit(Packets(network.Mac)
            .Match(Registers.FromLogicalPort.Is(1))
            .Set(Registers.Router.Is(router))
            .ThenGoto(PipelineTables.L3Router));
        if (network.OutMac != network.Mac)
        {
            context.Emit(Packets(network.OutMac).Set(Registers.Router.Is(router)).ThenGoto(PipelineTables.L3Router));
        }
    }

    // What the router asked for, and nobody else is to get.
    private static void TakeReplies(ProducerContext context, RoutedNetwork network, Ipv4Address address)
    {
        FlowBuilder Replies(MacAddress to) => context.Flow(PipelineTables.ArpTable, Priority.Normal).Match(
            OxmFields.EthType.Is((ushort)EtherType.Arp),
            OxmFields.ArpOp.Is(Reply),
            Registers.NetworkIn.Is(network.Number),
            Frames.To(to),
            OxmFields.ArpTpa.Is(address.Value));

        context.Emit(Replies(network.Mac).Match(Registers.FromLogicalPort.Is(1)).ToController(CookieClass.ArpReply).ThenEnd());
        if (network.OutMac != network.Mac)
        {
            context.Emit(Replies(network.OutMac).ToController(CookieClass.ArpReply).ThenEnd());
        }
    }
}
