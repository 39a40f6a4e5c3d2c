using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>Counters of IPFIX exporters came.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXIpfixFlowStatsReply(Datapath datapath, NiciraIpfixFlowReply msg) : EventOFPMsg<NiciraIpfixFlowReply>(datapath, msg);
