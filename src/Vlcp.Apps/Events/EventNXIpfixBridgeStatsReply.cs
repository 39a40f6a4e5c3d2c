using Vlcp.OpenFlow.Nicira;

namespace Vlcp.Apps.Events;

/// <summary>Counters of the bridge's IPFIX exporter came.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventNXIpfixBridgeStatsReply(Datapath datapath, NiciraIpfixBridgeReply msg) : EventOFPMsg<NiciraIpfixBridgeReply>(datapath, msg);
