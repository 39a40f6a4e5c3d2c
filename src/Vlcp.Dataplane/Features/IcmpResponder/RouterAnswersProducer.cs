using Vlcp.Dataplane.Producers;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>What all routers of a switch answer and report; wanted as soon as there is one.</summary>
internal sealed record RouterAnswersProducer(bool Prepush) : Producer
{
    public override string Feature => "icmpresponder";

    public override string Subject => "answers";

    public override int Stage => 4;

    public override void Produce(ProducerContext context)
    {
        context.Emit(Prepush ? IcmpFlows.Answer(context) : IcmpFlows.Ask(context));
        context.Emit(IcmpFlows.Reassemble(context));
        context.Emit(IcmpFlows.ReportPort(context, IpProtocol.Udp));
        context.Emit(IcmpFlows.ReportPort(context, IpProtocol.Tcp));
        context.Emit(IcmpFlows.ReportExpired(context, 0));
        context.Emit(IcmpFlows.ReportExpired(context, 1));
        context.Emit(IcmpFlows.ReportNoRoute(context));
        context.Emit(IcmpFlows.TooBig(context));
    }
}
