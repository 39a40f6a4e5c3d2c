using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch answered an experimenter's question. Answers of several parts raise one event for each part.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPExperimenterStatsReply(Datapath datapath, ExperimenterMultipartReply msg) : EventOFPMsg<ExperimenterMultipartReply>(datapath, msg);
