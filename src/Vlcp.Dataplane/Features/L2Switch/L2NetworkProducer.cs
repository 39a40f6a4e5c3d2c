using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.L2Switch;

/// <summary>Sends frames to addresses that are not local to the physical network; without a way there they are flooded.</summary>
internal sealed record L2NetworkProducer(string NetworkKey) : Producer
{
    public override string Feature => "l2switch";

    public override string Subject => $"network {NetworkKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalNetwork>(NetworkKey) is not { Number: > 0 and var number } network)
        {
            return;
        }

        // One way per physical network: with several, frames would come twice.
        if (context.Read(NetworkFacts.Uplinks, network.PhysicalNetwork.Key) is [.., var uplink])
        {
            context.Emit(context.Flow(PipelineTables.L2Output, Priority.NetworkDefault)
                .Match(Registers.NetworkOut.Is(number))
                .Set(Registers.OutPort, uplink.PortNumber)
                .ThenNext());
        }
    }
}
