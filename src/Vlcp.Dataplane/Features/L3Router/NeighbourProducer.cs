using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>
/// Lets routers send to a logical port. Routers of other servers ask for a local port by ARP: the switch answers for it, so that they
/// need not, and so that no guest learns the address of a router elsewhere from the question.
/// </summary>
internal sealed record NeighbourProducer(string PortKey, RoutedNetwork Network) : Producer
{
    public override string Feature => "l3router";

    public override string Subject => $"neighbour {PortKey}";

    public override int Stage => 3;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalPort>(PortKey) is not { IpAddress: { } address, MacAddress: { } mac } port
            || port.Network.Key != Network.NetworkKey)
        {
            return;
        }

        var local = context.Read(NetworkFacts.EndpointOfPort, port.Id).Count > 0;
        context.Emit(NeighbourFlow.For(context.Layout, Network.Number, address, local ? Network.Mac : Network.OutMac, mac, Priority.KnownAddress));
        context.State(RouterFacts.Neighbours, new NextHop(Network.Number, address), mac);
        if (local)
        {
            context.State(NetworkFacts.ProxyArp, Network.NetworkKey, new ProxyArpEntry(address, mac, ArpAsker.PhysicalPort));
        }
    }
}
