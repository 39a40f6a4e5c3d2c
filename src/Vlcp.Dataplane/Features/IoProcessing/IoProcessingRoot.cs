using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>Follows the ports of the switch and the networks that they bring in.</summary>
internal sealed record IoProcessingRoot(SwitchIdentity Switch) : Producer
{
    public override string Feature => "ioprocessing";

    public override string Subject => "switch";

    public override void Produce(ProducerContext context)
    {
        context.StartEach(PortFacts.ByInterfaceId, id => new LogicalPortProducer(id));
        context.StartEach(PortFacts.ByName, name => new UplinkProducer(name, Switch));
        context.StartEach(NetworkFacts.Present, key => new NetworkProducer(key));
    }
}
