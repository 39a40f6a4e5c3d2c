using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Finds the routers in a network of local ports, by its subnets.</summary>
internal sealed record NetworkRoutersProducer(string NetworkKey, RouterSettings Settings) : Producer
{
    public override string Feature => "l3router";

    public override string Subject => $"routers of {NetworkKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context) =>
        context.StartEachMember<SubNet>("network", NetworkKey, key => new SubnetRouterProducer(key, Settings));
}
