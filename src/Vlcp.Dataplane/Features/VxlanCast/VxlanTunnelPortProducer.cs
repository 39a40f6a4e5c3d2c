using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>What a tunnel port does for all networks that it carries.</summary>
internal sealed record VxlanTunnelPortProducer(uint TunnelPort, VxlanStrategy Strategy) : Producer
{
    public override string Feature => "vxlancast";

    public override string Subject => $"tunnel port {TunnelPort}";

    public override void Produce(ProducerContext context)
    {
        context.Emit(context.Flow(PipelineTables.Egress, Priority.Exempt)
            .Match(Registers.OutPort.Is(TunnelPort), Registers.TunnelKnown.Is(1))
            .Do(new OutputAction(TunnelPort))
            .ThenEnd());
        context.Emit(context.Flow(PipelineTables.Egress, Priority.PreparedBackOut)
            .Match(OxmFields.InPort.Is(TunnelPort), Registers.OutPort.Is(TunnelPort), Registers.TunnelKnown.Is(1), Registers.Hairpin.Is(1))
            .Do(new OutputAction(PortNumber.InPort))
            .ThenEnd());
        if (Strategy.LearnTimeout is not null)
        {
            context.Emit(context.Flow(PipelineTables.VxlanOutput, Priority.Normal)
                .Match(Registers.OutPort.Is(TunnelPort))
                .Do(new ResubmitAction(context.TableNumber(PipelineTables.VxlanLearning)))
                .ThenNext());
        }
    }
}
