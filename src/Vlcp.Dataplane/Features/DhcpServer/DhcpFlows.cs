using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>Flows that bring the requests of logical ports to the controller.</summary>
internal static class DhcpFlows
{
    /// <summary>Requests in a network that meet one more condition.</summary>
    public static DesiredFlow Requests(ProducerContext context, uint networkNumber, MatchField condition) =>
        context.Flow(PipelineTables.L3Input, Priority.Normal)
            .Match(Registers.NetworkOut.Is(networkNumber), Registers.FromLogicalPort.Is(1))
            .Match(
                OxmFields.EthType.Is((ushort)EtherType.Ipv4),
                OxmFields.IpProto.Is((byte)IpProtocol.Udp),
                OxmFields.UdpDst.Is(DhcpMessage.ServerPort),
                condition)
            .ToController(CookieClass.Dhcp)
            .ThenEnd();
}
