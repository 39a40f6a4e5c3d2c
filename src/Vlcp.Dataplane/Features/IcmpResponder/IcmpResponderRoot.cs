using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Follows the routers of the switch, and the networks that they may send to.</summary>
internal sealed record IcmpResponderRoot(IcmpStrategy Strategy) : Producer
{
    public override string Feature => "icmpresponder";

    public override string Subject => "switch";

    public override void Produce(ProducerContext context)
    {
        context.StartEach(NetworkFacts.Present, key => new IcmpNetworkProducer(key));
        context.StartEach(NetworkFacts.EndpointsOfNetwork, key => new GatewaysProducer(key, Strategy));
        context.StartEach(RouterFacts.InterfacesOfRouter, key => new RouterAddressesProducer(key, Strategy.Prepush));
    }
}
