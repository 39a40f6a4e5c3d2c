using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>
/// An interface of a router: brings its network to this switch, states the interface for others, routes to its subnet, and lets
/// local ports find it by ARP.
/// </summary>
internal sealed record RouterInterfaceProducer(string PortKey, string RouterKey, ulong RouterNumber, RouterSettings Settings) : Producer
{
    public override string Feature => "l3router";

    public override string Subject => $"interface {PortKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        // What is not whole gets no flows, and stops nothing else. An external subnet is the business of forwarding nodes.
        if (context.Objects.Get<RouterPort>(PortKey) is not { } port
            || context.Objects.Get(port.Subnet) is not { IsExternal: false } subnet
            || context.Objects.Get(subnet.Network) is not { Number: > 0 and var number } network
            || (port.IpAddress ?? subnet.Gateway) is not { } address)
        {
            return;
        }

        var place = new RouterInterface(PortKey, RouterKey, RouterNumber, network.Key, number, subnet.Cidr, address, Settings.Mac);
        context.State(RouterFacts.InterfacesOfRouter, RouterKey, place);
        context.State(RouterFacts.InterfacesOfNetwork, network.Key, place);
        context.State(NetworkFacts.Present, network.Key, Subject);
        context.State(NetworkFacts.ProxyArp, network.Key, new ProxyArpEntry(address, Settings.Mac, ArpAsker.LogicalPort));
        context.Start(new RoutedNetworkProducer(network.Key, Settings));
        Route(context, place);
    }

    private static void Route(ProducerContext context, RouterInterface place)
    {
        context.Emit(context.Flow(PipelineTables.L3Router, Priority.Route(place.Prefix.PrefixLength, connected: true))
            .Match(Registers.Router.Is(place.RouterNumber), RouterFlows.Ip, RouterFlows.To(place.Prefix))
            .Set(Registers.NetworkOut, place.NetworkNumber)
            .Move(OxmFields.Ipv4Dst, Registers.NextHop.Subfield)
            .ThenGoto(PipelineTables.L3Output));
        foreach (var address in RouterFlows.NoHostsOf(place.Prefix).Append(place.Address).Distinct())
        {
            context.Emit(context.Flow(PipelineTables.L3Router, Priority.NotRouted)
                .Match(Registers.Router.Is(place.RouterNumber), RouterFlows.Ip, RouterFlows.To(new Ipv4Network(address, 32)))
                .ThenEnd());
        }
    }
}
