using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>Lets packets of a logical port in, and packets for it out, and tells the others that this switch has it.</summary>
internal sealed record LogicalPortProducer(string PortId) : Producer
{
    public override string Feature => "ioprocessing";

    public override string Subject => $"port {PortId}";

    public override void Produce(ProducerContext context)
    {
        if (context.Read(PortFacts.ByInterfaceId, PortId) is not [var local, ..]
            || context.Objects.Get<LogicalPort>(DataKey.Of<LogicalPort>(PortId)) is not { } port
            || NetworkPlaceProducer.Read(context, port.Network.Key) is not { Number: var number })
        {
            return;
        }

        var endpoint = new LocalEndpoint(PortId, local.Number, port.Network.Key, number);
        context.State(NetworkFacts.EndpointOfPort, PortId, endpoint);
        context.State(NetworkFacts.EndpointsOfNetwork, port.Network.Key, endpoint);
        context.State(NetworkFacts.Present, port.Network.Key, Subject);
        context.StateFloodTarget(port.Network.Key, new FloodTarget(local.Number, 0, [new OutputAction(local.Number)]));
        context.Emit(context.Flow(PipelineTables.Ingress, Priority.Normal)
            .Match(OxmFields.InPort.Is(local.Number))
            .Classify(number, fromLogicalPort: true)
            .ThenNext());
        context.Emit(EgressFlows.ToPort(context, number, local.Number).Do(new OutputAction(local.Number)).ThenEnd());
        context.Emit(EgressFlows.BackToPort(context, number, local.Number).Do(new OutputAction(PortNumber.InPort)).ThenEnd());
    }
}
