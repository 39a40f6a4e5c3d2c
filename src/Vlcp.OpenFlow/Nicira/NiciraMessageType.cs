namespace Vlcp.OpenFlow.Nicira;

/// <summary>nicira_type: the numbers of Nicira's messages.</summary>
internal enum NiciraMessageType : uint
{
    RoleRequest = 10,
    RoleReply = 11,
    SetFlowFormat = 12,
    FlowMod = 13,
    FlowRemoved = 14,
    FlowModTableId = 15,
    SetPacketInFormat = 16,
    PacketIn = 17,
    FlowAge = 18,
    SetAsync = 19,
    SetControllerId = 20,
    FlowMonitorCancel = 21,
    FlowMonitorPaused = 22,
    FlowMonitorResumed = 23,
    TlvTableMod = 24,
    TlvTableRequest = 25,
    TlvTableReply = 26,
    SetAsync2 = 27,
    Resume = 28,
    CtFlushZone = 29,
    PacketIn2 = 30,
    GroupMod = 31,
    CtFlush = 32,
    RequestForward = 132,
}
