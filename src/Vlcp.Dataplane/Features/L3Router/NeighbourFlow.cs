using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>The flow of a neighbour: gives a routed packet its addresses on the network that it goes out to.</summary>
internal static class NeighbourFlow
{
    /// <summary>The flow, the same for a neighbour that the store knows and for one that answered.</summary>
    public static DesiredFlow For(TableLayout layout, uint networkNumber, Ipv4Address address, MacAddress from, MacAddress to, ushort priority) =>
        new FlowBuilder(PipelineTables.L3Output, priority, layout)
            .Match(Registers.NetworkOut.Is(networkNumber), Registers.NextHop.Is(address.Value), RouterFlows.Ip)
            .Set(OxmFields.EthSrc.Is(from.Value))
            .Set(OxmFields.EthDst.Is(to.Value))
            .Do(new DecrementIpTtlAction())
            .Set(Registers.Hairpin, 1)
            .ThenGoto(PipelineTables.L2Output);
}
