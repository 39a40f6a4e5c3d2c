using System.Collections.Frozen;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>Which event tells of which message.</summary>
internal static class OpenFlowEventCatalog
{
    private static readonly FrozenDictionary<Type, OpenFlowEventEntry> Entries = new Dictionary<Type, OpenFlowEventEntry>
    {
        [typeof(Hello)] = new(typeof(EventOFPHello), static (dp, msg, aux) => new EventOFPHello(dp, (Hello)msg) { AuxiliaryId = aux }),
        [typeof(ErrorMessage)] = new(typeof(EventOFPErrorMsg), static (dp, msg, aux) => new EventOFPErrorMsg(dp, (ErrorMessage)msg) { AuxiliaryId = aux }),
        [typeof(EchoRequest)] = new(typeof(EventOFPEchoRequest), static (dp, msg, aux) => new EventOFPEchoRequest(dp, (EchoRequest)msg) { AuxiliaryId = aux }),
        [typeof(EchoReply)] = new(typeof(EventOFPEchoReply), static (dp, msg, aux) => new EventOFPEchoReply(dp, (EchoReply)msg) { AuxiliaryId = aux }),
        [typeof(ExperimenterMessage)] = new(typeof(EventOFPExperimenter), static (dp, msg, aux) => new EventOFPExperimenter(dp, (ExperimenterMessage)msg) { AuxiliaryId = aux }),
        [typeof(FeaturesReply)] = new(typeof(EventOFPSwitchFeatures), static (dp, msg, aux) => new EventOFPSwitchFeatures(dp, (FeaturesReply)msg) { AuxiliaryId = aux }),
        [typeof(GetConfigReply)] = new(typeof(EventOFPGetConfigReply), static (dp, msg, aux) => new EventOFPGetConfigReply(dp, (GetConfigReply)msg) { AuxiliaryId = aux }),
        [typeof(PacketIn)] = new(typeof(EventOFPPacketIn), static (dp, msg, aux) => new EventOFPPacketIn(dp, (PacketIn)msg) { AuxiliaryId = aux }),
        [typeof(FlowRemoved)] = new(typeof(EventOFPFlowRemoved), static (dp, msg, aux) => new EventOFPFlowRemoved(dp, (FlowRemoved)msg) { AuxiliaryId = aux }),
        [typeof(PortStatus)] = new(typeof(EventOFPPortStatus), static (dp, msg, aux) => new EventOFPPortStatus(dp, (PortStatus)msg) { AuxiliaryId = aux }),
        [typeof(BarrierReply)] = new(typeof(EventOFPBarrierReply), static (dp, msg, aux) => new EventOFPBarrierReply(dp, (BarrierReply)msg) { AuxiliaryId = aux }),
        [typeof(RoleReply)] = new(typeof(EventOFPRoleReply), static (dp, msg, aux) => new EventOFPRoleReply(dp, (RoleReply)msg) { AuxiliaryId = aux }),
        [typeof(RoleStatus)] = new(typeof(EventOFPRoleStatus), static (dp, msg, aux) => new EventOFPRoleStatus(dp, (RoleStatus)msg) { AuxiliaryId = aux }),
        [typeof(GetAsyncReply)] = new(typeof(EventOFPGetAsyncReply), static (dp, msg, aux) => new EventOFPGetAsyncReply(dp, (GetAsyncReply)msg) { AuxiliaryId = aux }),
        [typeof(BundleControl)] = new(typeof(EventOFPBundleCtrlMsg), static (dp, msg, aux) => new EventOFPBundleCtrlMsg(dp, (BundleControl)msg) { AuxiliaryId = aux }),
        [typeof(DescriptionReply)] = new(typeof(EventOFPDescStatsReply), static (dp, msg, aux) => new EventOFPDescStatsReply(dp, (DescriptionReply)msg) { AuxiliaryId = aux }),
        [typeof(FlowStatsReply)] = new(typeof(EventOFPFlowStatsReply), static (dp, msg, aux) => new EventOFPFlowStatsReply(dp, (FlowStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(AggregateStatsReply)] = new(typeof(EventOFPAggregateStatsReply), static (dp, msg, aux) => new EventOFPAggregateStatsReply(dp, (AggregateStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(TableStatsReply)] = new(typeof(EventOFPTableStatsReply), static (dp, msg, aux) => new EventOFPTableStatsReply(dp, (TableStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(PortStatsReply)] = new(typeof(EventOFPPortStatsReply), static (dp, msg, aux) => new EventOFPPortStatsReply(dp, (PortStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(QueueStatsReply)] = new(typeof(EventOFPQueueStatsReply), static (dp, msg, aux) => new EventOFPQueueStatsReply(dp, (QueueStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(TableFeaturesReply)] = new(typeof(EventOFPTableFeaturesStatsReply), static (dp, msg, aux) => new EventOFPTableFeaturesStatsReply(dp, (TableFeaturesReply)msg) { AuxiliaryId = aux }),
        [typeof(GroupStatsReply)] = new(typeof(EventOFPGroupStatsReply), static (dp, msg, aux) => new EventOFPGroupStatsReply(dp, (GroupStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(GroupDescriptionReply)] = new(typeof(EventOFPGroupDescStatsReply), static (dp, msg, aux) => new EventOFPGroupDescStatsReply(dp, (GroupDescriptionReply)msg) { AuxiliaryId = aux }),
        [typeof(GroupFeaturesReply)] = new(typeof(EventOFPGroupFeaturesStatsReply), static (dp, msg, aux) => new EventOFPGroupFeaturesStatsReply(dp, (GroupFeaturesReply)msg) { AuxiliaryId = aux }),
        [typeof(MeterStatsReply)] = new(typeof(EventOFPMeterStatsReply), static (dp, msg, aux) => new EventOFPMeterStatsReply(dp, (MeterStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(MeterConfigReply)] = new(typeof(EventOFPMeterConfigStatsReply), static (dp, msg, aux) => new EventOFPMeterConfigStatsReply(dp, (MeterConfigReply)msg) { AuxiliaryId = aux }),
        [typeof(MeterFeaturesReply)] = new(typeof(EventOFPMeterFeaturesStatsReply), static (dp, msg, aux) => new EventOFPMeterFeaturesStatsReply(dp, (MeterFeaturesReply)msg) { AuxiliaryId = aux }),
        [typeof(PortDescriptionReply)] = new(typeof(EventOFPPortDescStatsReply), static (dp, msg, aux) => new EventOFPPortDescStatsReply(dp, (PortDescriptionReply)msg) { AuxiliaryId = aux }),
        [typeof(FlowMonitorReply)] = new(typeof(EventOFPFlowMonitorReply), static (dp, msg, aux) => new EventOFPFlowMonitorReply(dp, (FlowMonitorReply)msg) { AuxiliaryId = aux }),
        [typeof(ExperimenterMultipartReply)] = new(typeof(EventOFPExperimenterStatsReply), static (dp, msg, aux) => new EventOFPExperimenterStatsReply(dp, (ExperimenterMultipartReply)msg) { AuxiliaryId = aux }),
        [typeof(FlowMod)] = new(typeof(EventOFPFlowMod), static (dp, msg, aux) => new EventOFPFlowMod(dp, (FlowMod)msg) { AuxiliaryId = aux }),
        [typeof(GroupMod)] = new(typeof(EventOFPGroupMod), static (dp, msg, aux) => new EventOFPGroupMod(dp, (GroupMod)msg) { AuxiliaryId = aux }),
        [typeof(MeterMod)] = new(typeof(EventOFPMeterMod), static (dp, msg, aux) => new EventOFPMeterMod(dp, (MeterMod)msg) { AuxiliaryId = aux }),
        [typeof(QueueGetConfigReply)] = new(typeof(EventOFPQueueGetConfigReply), static (dp, msg, aux) => new EventOFPQueueGetConfigReply(dp, (QueueGetConfigReply)msg) { AuxiliaryId = aux }),
        [typeof(TableStatus)] = new(typeof(EventOFPTableStatus), static (dp, msg, aux) => new EventOFPTableStatus(dp, (TableStatus)msg) { AuxiliaryId = aux }),
        [typeof(RequestForward)] = new(typeof(EventOFPRequestForward), static (dp, msg, aux) => new EventOFPRequestForward(dp, (RequestForward)msg) { AuxiliaryId = aux }),
        [typeof(ControllerStatus)] = new(typeof(EventOFPControllerStatus), static (dp, msg, aux) => new EventOFPControllerStatus(dp, (ControllerStatus)msg) { AuxiliaryId = aux }),
        [typeof(FlowCountersReply)] = new(typeof(EventOFPFlowCountersStatsReply), static (dp, msg, aux) => new EventOFPFlowCountersStatsReply(dp, (FlowCountersReply)msg) { AuxiliaryId = aux }),
        [typeof(TableDescriptionReply)] = new(typeof(EventOFPTableDescStatsReply), static (dp, msg, aux) => new EventOFPTableDescStatsReply(dp, (TableDescriptionReply)msg) { AuxiliaryId = aux }),
        [typeof(QueueDescriptionReply)] = new(typeof(EventOFPQueueDescStatsReply), static (dp, msg, aux) => new EventOFPQueueDescStatsReply(dp, (QueueDescriptionReply)msg) { AuxiliaryId = aux }),
        [typeof(ControllerStatusReply)] = new(typeof(EventOFPControllerStatusStatsReply), static (dp, msg, aux) => new EventOFPControllerStatusStatsReply(dp, (ControllerStatusReply)msg) { AuxiliaryId = aux }),
        [typeof(BundleFeaturesReply)] = new(typeof(EventOFPBundleFeaturesStatsReply), static (dp, msg, aux) => new EventOFPBundleFeaturesStatsReply(dp, (BundleFeaturesReply)msg) { AuxiliaryId = aux }),
        [typeof(UnknownMessage)] = new(typeof(EventOFPUnknownMsg), static (dp, msg, aux) => new EventOFPUnknownMsg(dp, (UnknownMessage)msg) { AuxiliaryId = aux }),
        [typeof(UnknownMultipartReply)] = new(typeof(EventOFPUnknownStatsReply), static (dp, msg, aux) => new EventOFPUnknownStatsReply(dp, (UnknownMultipartReply)msg) { AuxiliaryId = aux }),
        [typeof(NiciraRoleReply)] = new(typeof(EventNXTRoleReply), static (dp, msg, aux) => new EventNXTRoleReply(dp, (NiciraRoleReply)msg) { AuxiliaryId = aux }),
        [typeof(NiciraFlowRemoved)] = new(typeof(EventNXTFlowRemoved), static (dp, msg, aux) => new EventNXTFlowRemoved(dp, (NiciraFlowRemoved)msg) { AuxiliaryId = aux }),
        [typeof(NiciraPacketIn)] = new(typeof(EventNXTPacketIn), static (dp, msg, aux) => new EventNXTPacketIn(dp, (NiciraPacketIn)msg) { AuxiliaryId = aux }),
        [typeof(NiciraPacketIn2)] = new(typeof(EventNXTPacketIn2), static (dp, msg, aux) => new EventNXTPacketIn2(dp, (NiciraPacketIn2)msg) { AuxiliaryId = aux }),
        [typeof(NiciraTlvTableReply)] = new(typeof(EventNXTTlvTableReply), static (dp, msg, aux) => new EventNXTTlvTableReply(dp, (NiciraTlvTableReply)msg) { AuxiliaryId = aux }),
        [typeof(NiciraFlowMonitorPaused)] = new(typeof(EventNXTFlowMonitorPaused), static (dp, msg, aux) => new EventNXTFlowMonitorPaused(dp, (NiciraFlowMonitorPaused)msg) { AuxiliaryId = aux }),
        [typeof(NiciraFlowMonitorResumed)] = new(typeof(EventNXTFlowMonitorResumed), static (dp, msg, aux) => new EventNXTFlowMonitorResumed(dp, (NiciraFlowMonitorResumed)msg) { AuxiliaryId = aux }),
        [typeof(NiciraFlowStatsReply)] = new(typeof(EventNXFlowStatsReply), static (dp, msg, aux) => new EventNXFlowStatsReply(dp, (NiciraFlowStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(NiciraAggregateStatsReply)] = new(typeof(EventNXAggregateStatsReply), static (dp, msg, aux) => new EventNXAggregateStatsReply(dp, (NiciraAggregateStatsReply)msg) { AuxiliaryId = aux }),
        [typeof(NiciraFlowMonitorReply)] = new(typeof(EventNXFlowMonitorReply), static (dp, msg, aux) => new EventNXFlowMonitorReply(dp, (NiciraFlowMonitorReply)msg) { AuxiliaryId = aux }),
        [typeof(NiciraIpfixBridgeReply)] = new(typeof(EventNXIpfixBridgeStatsReply), static (dp, msg, aux) => new EventNXIpfixBridgeStatsReply(dp, (NiciraIpfixBridgeReply)msg) { AuxiliaryId = aux }),
        [typeof(NiciraIpfixFlowReply)] = new(typeof(EventNXIpfixFlowStatsReply), static (dp, msg, aux) => new EventNXIpfixFlowStatsReply(dp, (NiciraIpfixFlowReply)msg) { AuxiliaryId = aux }),
    }.ToFrozenDictionary();

    /// <summary>The event of a class of messages, or null for messages that raise none.</summary>
    public static OpenFlowEventEntry? Of(Type message) => Entries.GetValueOrDefault(message);
}
