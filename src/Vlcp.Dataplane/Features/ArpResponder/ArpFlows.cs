using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>Flows of the ARP table (RFC 826).</summary>
internal static class ArpFlows
{
    private const ushort Arp = 0x0806;
    private const uint Request = 1;
    private const uint Reply = 2;

    /// <summary>The beginning of a flow for ARP requests.</summary>
    public static FlowBuilder Requests(ProducerContext context, ushort priority) =>
        context.Flow(PipelineTables.ArpTable, priority).Match(OxmFields.EthType.Is(Arp), OxmFields.ArpOp.Is(Request));

    /// <summary>Turns a request around into its answer, which goes back by the port that it came from: whoever asks gets it there, also a
    /// station whose address the store does not know.</summary>
    public static DesiredFlow ThenAnswer(this FlowBuilder flow, Ipv4Address address, MacAddress mac) => flow
        .Move(OxmFields.ArpSpa, OxmFields.ArpTpa)
        .Move(OxmFields.ArpSha, OxmFields.ArpTha)
        .Move(OxmFields.EthSrc, OxmFields.EthDst)
        .Set(OxmFields.ArpSpa.Is(address.Value))
        .Set(OxmFields.ArpSha.Is(mac.Value))
        .Set(OxmFields.EthSrc.Is(mac.Value))
        .Set(OxmFields.ArpOp.Is(Reply))
        .Set(Registers.Hairpin, 1)
        .Move(OxmFields.InPort, Registers.OutPort.Subfield)
        .ThenBehind(PipelineTables.L2Output);
}
