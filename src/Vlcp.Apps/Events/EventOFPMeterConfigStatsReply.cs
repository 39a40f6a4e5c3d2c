using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch told its meters. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPMeterConfigStatsReply(Datapath datapath, MeterConfigReply msg) : EventOFPMsg<MeterConfigReply>(datapath, msg);
