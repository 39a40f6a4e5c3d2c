using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Flows by which the switch itself drops, for a time, what a port sends more of than is answered.</summary>
internal static class FloodFlows
{
    private const uint IsFragment = 1;

    /// <summary>The flow against packets like this one of the same port; null if no flow hands such packets to the controller.</summary>
    public static FlowEntry? Against(PacketIn packet, Ipv4Header header, TableLayout layout)
    {
        (FlowTable Table, ushort Priority, MatchField[] Conditions)? found = Cookie.ClassOf(packet.Cookie) switch
        {
            CookieClass.TimeExceeded => (PipelineTables.L3Router, Priority.Expired, [NxmFields.IpTtl.Is(header.Ttl)]),
            CookieClass.NoRoute => (PipelineTables.L3Router, Priority.NoRoute, []),
            CookieClass.PacketTooBig => (PipelineTables.L3Output, Priority.Check, [Registers.SizeChecked.Is(1), Registers.PacketTooBig.Is(1)]),
            CookieClass.RouterPort => (PipelineTables.L3Local, Priority.Normal, [OxmFields.IpProto.Is((byte)header.Protocol)]),
            CookieClass.RouterEcho => (PipelineTables.L3Local, Priority.Normal, Echo(header)),
            _ => null,
        };
        if (found is not var (table, priority, conditions) || !layout.Contains(table.Name))
        {
            return null;
        }

        // Right above the flow that hands them over.
        return new FlowBuilder(table, (ushort)(priority + 1), layout)
            .Match(OxmFields.InPort.Is(packet.InPort), OxmFields.EthType.Is((ushort)EtherType.Ipv4))
            .Match(conditions)
            .ThenEnd()
            .ToEntry("icmpresponder/floods") with { Cookie = Cookie.Learned };
    }

    private static MatchField[] Echo(Ipv4Header header) => header.IsFragment
        ? [OxmFields.IpProto.Is((byte)IpProtocol.Icmp), NxmFields.IpFragment.Is(IsFragment, IsFragment)]
        : [OxmFields.IpProto.Is((byte)IpProtocol.Icmp), NxmFields.IpFragment.Is(0, IsFragment), OxmFields.Icmpv4Type.Is((byte)IcmpType.EchoRequest)];
}
