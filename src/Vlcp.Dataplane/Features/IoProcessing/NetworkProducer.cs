using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Actions;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>Connects a logical network that this switch takes part in with its physical network, and floods in it.</summary>
internal sealed record NetworkProducer(string NetworkKey) : Producer
{
    public override string Feature => "ioprocessing";

    public override string Subject => $"network {NetworkKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalNetwork>(NetworkKey) is not { Number: > 0 and var number } network
            || context.Objects.Get(network.PhysicalNetwork) is not { } physical)
        {
            return;
        }

        context.Emit(context.Flow(PipelineTables.Egress, Priority.Normal)
            .Match(Registers.NetworkOut.Is(number), Registers.OutPort.Is(Registers.Undecided))
            .Do(new GroupAction(GroupNumbers.Flood(number)))
            .ThenEnd());
        context.Start(new FloodGroupProducer(NetworkKey, number));
        if (UplinkEncoding.For(network, physical) is { } encoding)
        {
            foreach (var uplink in context.Read(NetworkFacts.Uplinks, physical.Key))
            {
                Connect(context, number, encoding, uplink);
            }
        }
    }

    private void Connect(ProducerContext context, uint number, UplinkEncoding encoding, Uplink uplink)
    {
        context.Emit(context.Flow(PipelineTables.Ingress, encoding.IngressPriority)
            .Match(encoding.IngressMatch(uplink.PortNumber))
            .Classify(number, fromLogicalPort: false)
            .Do(encoding.IngressActions)
            .ThenNext());
        if (encoding.IsTunnel)
        {
            return;
        }

        context.Emit(EgressFlows.ToPort(context, number, uplink.PortNumber).Do(encoding.EgressActions(uplink.PortNumber)).ThenEnd());
        context.Emit(EgressFlows.BackToPort(context, number, uplink.PortNumber)
            .Do(encoding.EgressActions(OpenFlow.PortNumber.InPort))
            .ThenEnd());
        context.StateFloodTarget(NetworkKey, new FloodTarget(uplink.PortNumber, 0, [.. encoding.EgressActions(uplink.PortNumber)]));
    }
}
