using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Features.L2Switch;

/// <summary>Delivers frames to the address of a local logical port to that port.</summary>
internal sealed record L2PortProducer(string PortId) : Producer
{
    public override string Feature => "l2switch";

    public override string Subject => $"port {PortId}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        if (context.Read(NetworkFacts.EndpointOfPort, PortId) is not [var endpoint]
            || context.Objects.Get<LogicalPort>(DataKey.Of<LogicalPort>(PortId))?.MacAddress is not { } mac)
        {
            return;
        }

        context.Emit(context.Flow(PipelineTables.L2Output, Priority.KnownAddress)
            .Match(Registers.NetworkOut.Is(endpoint.NetworkNumber), Frames.To(mac))
            .Set(Registers.OutPort, endpoint.PortNumber)
            .ThenNext());
    }
}
