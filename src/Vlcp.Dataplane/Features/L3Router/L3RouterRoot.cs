using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Finds the routers of this switch: those that have an interface in a network of a local port.</summary>
internal sealed record L3RouterRoot(RouterSettings Settings) : Producer
{
    // Multicast, reserved addresses and the broadcast address: nothing that a unicast router forwards (RFC 1812 section 5.3.4).
    private static readonly Ipv4Network NoHosts = new(new Ipv4Address(0xe000_0000), 3);

    public override string Feature => "l3router";

    public override string Subject => "switch";

    public override void Produce(ProducerContext context)
    {
        context.Emit(context.Flow(PipelineTables.L3Router, Priority.NotRouted)
            .Match(RouterFlows.Ip, RouterFlows.To(NoHosts))
            .ThenEnd());
        context.StartEach(NetworkFacts.EndpointsOfNetwork, key => new NetworkRoutersProducer(key, Settings));
    }
}
