using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>Follows the ports of the switch that carry logical ports, those that lead to physical networks, and the networks that they bring in.</summary>
internal sealed record IoProcessingRoot(SwitchIdentity Switch) : Producer
{
    public override string Feature => "ioprocessing";

    public override string Subject => "switch";

    public override void Produce(ProducerContext context)
    {
        context.StartEach(PortFacts.ByInterfaceId, id => new LogicalPortProducer(id));
        foreach (var place in UplinkProducer.PlacesOf(Switch))
        {
            context.StartEachObject<PhysicalPort>(place, key => new UplinkProducer(DataKey.LastPart(key), Switch));
        }

        context.StartEach(NetworkFacts.Present, key => new NetworkProducer(key));
    }
}
