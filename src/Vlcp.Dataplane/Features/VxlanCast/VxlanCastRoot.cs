using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>Follows the networks of the switch that are carried in tunnels.</summary>
internal sealed record VxlanCastRoot(SwitchIdentity Switch, VxlanStrategy Strategy) : Producer
{
    public override string Feature => "vxlancast";

    public override string Subject => "switch";

    public override void Produce(ProducerContext context)
    {
        context.Emit(context.Flow(PipelineTables.VxlanOutput, Priority.Exempt).Match(Frames.ToMulticast).ThenNext());
        context.StartEach(NetworkFacts.Present, key => new VxlanNetworkProducer(key, Switch, Strategy));
    }
}
