using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.L2Switch;

/// <summary>
/// Lets the switch learn behind which port an address of a network is. Frames to addresses that it does not know are flooded.
/// </summary>
/// <remarks>What it learned goes with the network: the cookie is that of the network, whose number may soon be another one's.</remarks>
internal sealed record L2LearningProducer(string NetworkKey, ushort Timeout) : Producer
{
    public override string Feature => "l2switch";

    public override string Subject => $"learning in {NetworkKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalNetwork>(NetworkKey) is not { Number: > 0 and var number })
        {
            return;
        }

        var learn = new LearnAction(
            context.TableNumber(PipelineTables.L2Learning),
            [
                LearnSpec.MatchValue(Registers.NetworkOut.Subfield, number),
                LearnSpec.Match(OxmFields.EthDst, OxmFields.EthSrc),
                LearnSpec.Load(Registers.OutPort.Subfield, OxmFields.InPort),
            ])
        {
            Priority = Priority.Normal,
            HardTimeout = Timeout,
            Cookie = Cookie.LearnedIn(number),
            Flags = LearnFlags.DeleteLearned,
        };
        context.Emit(context.Flow(PipelineTables.L2Input, Priority.Learn).Match(Registers.NetworkIn.Is(number)).Do(learn).ThenNext());
        context.Emit(context.Flow(PipelineTables.L2Output, Priority.NetworkDefault)
            .Match(Registers.NetworkOut.Is(number))
            .Do(new ResubmitAction(context.TableNumber(PipelineTables.L2Learning)))
            .ThenNext());
    }
}
