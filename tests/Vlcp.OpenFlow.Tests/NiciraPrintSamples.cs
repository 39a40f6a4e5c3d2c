namespace Vlcp.OpenFlow.Tests;

/// <summary>Every message of Nicira's.</summary>
internal static class NiciraPrintSamples
{
    private static readonly FlowEntry Flow = new(3, 7, [NxmFields.Reg(5).Is(1), OxmFields.EthDst.Is(7)], [new ApplyActionsInstruction([new OutputAction(5)])]) { Cookie = 9 };

    private static readonly PacketInProperties Packet = new()
    {
        Packet = [1, 2, 3], FullLength = 77, TableId = 3, Cookie = 9, Reason = PacketInReason.Action, UserData = [5, 6], Metadata = [NxmFields.Reg(5).Is(1)],
    };

    public static IEnumerable<PrintSample> All =>
    [
        Nicira(new NiciraRoleRequest(1), "role=primary"),
        Nicira(new NiciraRoleReply(2), "role=secondary"),
        Nicira(new NiciraSetFlowFormat(2), "format=nxm") with { To = OpenFlowVersion.V10 },
        Nicira(new NiciraSetPacketInFormat(1), "format=nxt_packet_in"),
        Nicira(new NiciraFlowModTableId(true), "enable"),
        Nicira(new NiciraFlowMod(FlowMod.Add(Flow)), "priority=7,reg5=0x1,dl_dst=00:00:00:00:00:07 cookie:0x9 actions=output:5"),
        Nicira(new NiciraFlowRemoved(new FlowRemoved(5, 6, FlowRemovedReason.IdleTimeout, 7, 1, 2_000_000, 3, 0, 5, 6, [NxmFields.Reg(5).Is(1)])),
            "priority=6,reg5=0x1 reason=idle table_id=7 cookie:0x5 duration1.002s idle3 pkts5 bytes6"),
        Nicira(new NiciraPacketIn(new PacketIn(77, 3, PacketInReason.Action, 9, 5, [NxmFields.InPort16.Is(3), NxmFields.Reg(5).Is(1)], [1, 2, 3])),
            "table_id=9 cookie=0x5 total_len=3", "reg5=0x1", "in_port=3"),
        Nicira(new NiciraPacketIn2(Packet), "table_id=3 cookie=0x9 total_len=77", "reg5=0x1", "userdata=05.06"),
        Nicira(new NiciraResume(Packet), "cookie=0x9", "reg5=0x1"),
        Nicira(new NiciraFlowAge(), "NXT_FLOW_AGE"),
        Nicira(new NiciraSetAsync(new AsyncMasks(1, 2, 4, 1, 2, 4)), "PACKET_IN: no_match"),
        Nicira(new NiciraSetAsync2(new AsyncMasks(1, 2, 4, 1, 2, 4)), "PACKET_IN: no_match") with { To = OpenFlowVersion.V13 },
        Nicira(new NiciraSetControllerId(7), "id=7"),
        Nicira(new NiciraFlowMonitorCancel(7), "id=7") with { To = OpenFlowVersion.V10 },
        Nicira(new NiciraFlowMonitorPaused(), "NXT_FLOW_MONITOR_PAUSED") with { To = OpenFlowVersion.V10 },
        Nicira(new NiciraFlowMonitorResumed(), "NXT_FLOW_MONITOR_RESUMED") with { To = OpenFlowVersion.V10 },
        Nicira(new NiciraTlvTableMod(TlvTableCommand.Add, [new TlvMapping { OptionClass = 0xffff, OptionType = 3, OptionLength = 4, Index = 5 }]), "ADD mapping table:", "0xffff", "tun_metadata5"),
        Nicira(new NiciraTlvTableRequest(), "NXT_TLV_TABLE_REQUEST"),
        Nicira(new NiciraTlvTableReply(256, 64, [new TlvMapping { OptionClass = 0xffff, OptionType = 3, OptionLength = 4, Index = 5 }]), "max option space=256 max fields=64", "tun_metadata5"),
        Nicira(new NiciraCtFlushZone(7), "zone_id=7"),
        Nicira(new NiciraCtFlush(6, 0, [new UnknownProperty(2, [0, 7])]), "zone=7"),
    ];

    private static PrintSample Nicira(OpenFlowMessage message, params string[] expected) => new("Nicira's message", message.GetType().Name, message, expected);
}
