using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Follows the stations of a routed network that the store knows: all of them, or those of this switch.</summary>
internal sealed record NeighboursProducer(RoutedNetwork Network, bool Everywhere) : Producer
{
    public override string Feature => "l3router";

    public override string Subject => $"neighbours in {Network.NetworkKey}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context)
    {
        if (Everywhere)
        {
            context.StartEachMember<LogicalPort>("network", Network.NetworkKey, key => new NeighbourProducer(key, Network));
        }
        else
        {
            context.StartEachFact(
                NetworkFacts.EndpointsOfNetwork, Network.NetworkKey, endpoint => new NeighbourProducer(DataKey.Of<LogicalPort>(endpoint.PortId), Network));
        }
    }
}
