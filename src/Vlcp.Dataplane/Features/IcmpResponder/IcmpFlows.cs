using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Flows that are the same for all routers of a switch.</summary>
internal static class IcmpFlows
{
    private const uint IsFragment = 1;

    private static MatchField Ip => OxmFields.EthType.Is((ushort)EtherType.Ipv4);

    /// <summary>Answers an echo request: addresses change places, so the flow needs to know none.</summary>
    public static DesiredFlow Answer(ProducerContext context) => EchoRequests(context)
        .Do(Swap(OxmFields.EthSrc, OxmFields.EthDst))
        .Do(Swap(OxmFields.Ipv4Src, OxmFields.Ipv4Dst))
        .Set(OxmFields.Icmpv4Type.Is((byte)IcmpType.EchoReply))
        .Do(new SetIpTtlAction(EchoHandler.TimeToLive))
        .Set(Registers.Hairpin, 1)
        .Move(OxmFields.InPort, Registers.OutPort.Subfield)
        .ThenBehind(PipelineTables.L2Output);

    /// <summary>Lets the controller answer an echo request.</summary>
    public static DesiredFlow Ask(ProducerContext context) => EchoRequests(context).ToController(CookieClass.RouterEcho).ThenEnd();

    /// <summary>Hands fragments of ICMP messages to the controller, which puts them together.</summary>
    public static DesiredFlow Reassemble(ProducerContext context) => Local(context, IpProtocol.Icmp)
        .Match(NxmFields.IpFragment.Is(IsFragment, IsFragment))
        .ToController(CookieClass.RouterEcho)
        .ThenEnd();

    /// <summary>Reports packets of a transport protocol: nobody listens at any port of a router.</summary>
    public static DesiredFlow ReportPort(ProducerContext context, IpProtocol protocol) =>
        Local(context, protocol).ToController(CookieClass.RouterPort).ThenEnd();

    /// <summary>Reports packets that have used up their time to live and would be routed.</summary>
    public static DesiredFlow ReportExpired(ProducerContext context, byte timeToLive) =>
        context.Flow(PipelineTables.L3Router, Priority.Expired)
            .Match(Ip, NxmFields.IpTtl.Is(timeToLive))
            .ToController(CookieClass.TimeExceeded)
            .ThenEnd();

    /// <summary>Reports packets that no route takes.</summary>
    public static DesiredFlow ReportNoRoute(ProducerContext context) =>
        context.Flow(PipelineTables.L3Router, Priority.NoRoute).Match(Ip).ToController(CookieClass.NoRoute).ThenEnd();

    /// <summary>Finds out whether routed packets fit the network that they go to.</summary>
    /// <param name="context">The run.</param>
    /// <param name="networkNumber">The network.</param>
    /// <param name="largestFrame">Bytes of its largest frame, with the Ethernet header.</param>
    public static DesiredFlow CheckSize(ProducerContext context, uint networkNumber, ushort largestFrame) =>
        context.Flow(PipelineTables.L3Output, Priority.Check)
            .Match(Registers.NetworkOut.Is(networkNumber), Registers.SizeChecked.Is(0), Ip)
            .Do(new CheckPacketLargerAction(largestFrame, Registers.PacketTooBig.Subfield))
            .Set(Registers.SizeChecked, 1)
            .Do(new ResubmitAction(context.TableNumber(PipelineTables.L3Output)))
            .ThenEnd();

    /// <summary>Hands packets to the controller that do not.</summary>
    public static DesiredFlow TooBig(ProducerContext context) =>
        context.Flow(PipelineTables.L3Output, Priority.Check)
            .Match(Registers.SizeChecked.Is(1), Registers.PacketTooBig.Is(1), Ip)
            .ToController(CookieClass.PacketTooBig)
            .ThenEnd();

    private static FlowBuilder EchoRequests(ProducerContext context) => Local(context, IpProtocol.Icmp)
        .Match(NxmFields.IpFragment.Is(0), OxmFields.Icmpv4Type.Is((byte)IcmpType.EchoRequest), OxmFields.Icmpv4Code.Is(0));

    private static FlowBuilder Local(ProducerContext context, IpProtocol protocol) =>
        context.Flow(PipelineTables.L3Local, Priority.Normal).Match(Ip, OxmFields.IpProto.Is((byte)protocol));

    private static OpenFlowAction[] Swap(OxmField one, OxmField other) =>
        [new StackPushAction(one), new RegMoveAction(other, one), new StackPopAction(other)];
}
