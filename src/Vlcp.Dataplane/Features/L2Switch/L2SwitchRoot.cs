using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.L2Switch;

/// <summary>What every bridge does, and the followers of ports and networks.</summary>
/// <param name="LearnTimeout">Seconds for which the switch keeps the addresses that it learns; null if the controller writes them.</param>
internal sealed record L2SwitchRoot(ushort? LearnTimeout = null) : Producer
{
    // Frames to 01:80:c2:00:00:0x are for the next bridge only (IEEE 802.1Q section 8.6.3).
    private const ulong LinkLocal = 0x0180c2000000;
    private const ulong LinkLocalMask = 0xfffffffffff0;

    public override string Feature => "l2switch";

    public override string Subject => "switch";

    public override void Produce(ProducerContext context)
    {
        context.Emit(context.Flow(PipelineTables.L2Input, Priority.Normal).Match(Frames.FromMulticast).ThenEnd());
        context.Emit(context.Flow(PipelineTables.L2Input, Priority.Normal).Match(OxmFields.EthDst.Is(LinkLocal, LinkLocalMask)).ThenEnd());
        context.Emit(context.Flow(PipelineTables.L2Output, Priority.Exempt).Match(Frames.ToMulticast).ThenNext());
        if (LearnTimeout is { } timeout)
        {
            context.StartEach(NetworkFacts.Present, key => new L2LearningProducer(key, timeout));
            return;
        }

        context.StartEach(NetworkFacts.EndpointOfPort, id => new L2PortProducer(id));
        context.StartEach(NetworkFacts.Present, key => new L2NetworkProducer(key));
    }
}
