using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.V13;
using Vlcp.OpenFlow.V14;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>The one place that answers which of Nicira's messages can arrive.</summary>
internal static class NiciraMessageCatalog
{
    // Null for one that is not described here.
    public static OpenFlowMessage? Read(NiciraMessageType type, ref WireReader body) => type switch
    {
        NiciraMessageType.RoleRequest => new NiciraRoleRequest(body.ReadUInt32("role")),
        NiciraMessageType.RoleReply => new NiciraRoleReply(body.ReadUInt32("role")),
        NiciraMessageType.SetFlowFormat => new NiciraSetFlowFormat(body.ReadUInt32("format")),
        NiciraMessageType.FlowMod => NiciraFlowMod.ReadPayload(ref body),
        NiciraMessageType.FlowRemoved => NiciraFlowRemoved.ReadPayload(ref body),
        NiciraMessageType.FlowModTableId => NiciraFlowModTableId.ReadPayload(ref body),
        NiciraMessageType.SetPacketInFormat => new NiciraSetPacketInFormat(body.ReadUInt32("format")),
        NiciraMessageType.PacketIn => NiciraPacketIn.ReadPayload(ref body),
        NiciraMessageType.FlowAge => new NiciraFlowAge(),
        NiciraMessageType.SetAsync => new NiciraSetAsync(AsyncLayout13.Read(ref body)),
        NiciraMessageType.SetControllerId => NiciraSetControllerId.ReadPayload(ref body),
        NiciraMessageType.FlowMonitorCancel => new NiciraFlowMonitorCancel(body.ReadUInt32("id")),
        NiciraMessageType.FlowMonitorPaused => new NiciraFlowMonitorPaused(),
        NiciraMessageType.FlowMonitorResumed => new NiciraFlowMonitorResumed(),
        NiciraMessageType.TlvTableMod => NiciraTlvTableMod.ReadPayload(ref body),
        NiciraMessageType.TlvTableRequest => new NiciraTlvTableRequest(),
        NiciraMessageType.TlvTableReply => NiciraTlvTableReply.ReadPayload(ref body),
        NiciraMessageType.SetAsync2 => new NiciraSetAsync2(AsyncLayout14.Read(ref body)),
        NiciraMessageType.Resume => new NiciraResume(PacketInProperties.Read(ref body)),
        NiciraMessageType.CtFlushZone => NiciraCtFlushZone.ReadPayload(ref body),
        NiciraMessageType.PacketIn2 => new NiciraPacketIn2(PacketInProperties.Read(ref body)),
        NiciraMessageType.CtFlush => NiciraCtFlush.ReadPayload(ref body),
        NiciraMessageType.GroupMod when body.Version() == OpenFlowVersion.V10 => GroupMod.ReadBody(ref body),
        NiciraMessageType.RequestForward when body.Version() == OpenFlowVersion.V10 => RequestForward.ReadBody(ref body),
        _ => null,
    };
}
