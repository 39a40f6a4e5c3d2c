using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch said what it can do.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPSwitchFeatures(Datapath datapath, FeaturesReply msg) : EventOFPMsg<FeaturesReply>(datapath, msg);
