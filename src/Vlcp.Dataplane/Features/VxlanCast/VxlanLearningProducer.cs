using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>Lets incoming packets of a network leave a flow that sends answers to where they came from.</summary>
/// <remarks>
/// One flow a network, and a cookie for what is learned by it: the switch forgets what it learned in a network together with the
/// network, whose number may soon be another one's, and when the network gets another VNI, which stands in each learned flow.
/// </remarks>
internal sealed record VxlanLearningProducer(VxlanTunnel Tunnel, ushort Timeout) : Producer
{
    public override string Feature => "vxlancast";

    public override string Subject => $"learning in {Tunnel.NetworkKey}";

    public override void Produce(ProducerContext context)
    {
        var learn = new LearnAction(
            context.TableNumber(PipelineTables.VxlanLearning),
            [
                LearnSpec.MatchValue(Registers.OutPort.Subfield, Tunnel.PortNumber),
                LearnSpec.Match(Registers.NetworkOut.Subfield, Registers.NetworkIn.Subfield),
                LearnSpec.Match(OxmFields.EthDst, OxmFields.EthSrc),
                LearnSpec.Load(OxmFields.TunnelId, OxmFields.TunnelId),
                LearnSpec.Load(NxmFields.TunnelIpv4Dst, NxmFields.TunnelIpv4Src),
                LearnSpec.LoadValue(Registers.TunnelKnown.Subfield, 1),
            ])
        {
            Priority = Priority.Normal,
            HardTimeout = Timeout,
            Cookie = Cookie.LearnedIn(Tunnel.NetworkNumber, Tunnel.Vni),
            Flags = LearnFlags.DeleteLearned,
        };
        context.Emit(context.Flow(PipelineTables.VxlanInput, Priority.Normal)
            .Match(OxmFields.InPort.Is(Tunnel.PortNumber), Registers.NetworkIn.Is(Tunnel.NetworkNumber))
            .Do(learn)
            .ThenNext());
    }
}
