using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.TableDefaults;

/// <summary>
/// What each table does with packets that no other flow matches: they go on to the next table of the path, unless the table drops
/// them. Tables that other modules asked for are part of it, so that a packet finds its way through them.
/// </summary>
internal sealed record TableDefaultsRoot : Producer
{
    public override string Feature => "openflowmanager";

    public override string Subject => "table defaults";

    public override void Produce(ProducerContext context)
    {
        foreach (var (name, number) in context.Layout.Tables)
        {
            var drops = PipelineTables.Find(name)?.Miss == TableMiss.Drop;
            var next = drops ? null : context.Layout.Next(name);
            context.Emit(new DesiredFlow(
                new FlowKey(number, Priority.Miss, Match.Any),
                next is null ? [] : [new GotoTableInstruction(context.Layout[next])]));
        }
    }
}
