using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>An experimenter's message came.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPExperimenter(Datapath datapath, ExperimenterMessage msg) : EventOFPMsg<ExperimenterMessage>(datapath, msg);
