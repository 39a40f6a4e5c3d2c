using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>What bundles the switch can do came; since 1.5.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPBundleFeaturesStatsReply(Datapath datapath, BundleFeaturesReply msg) : EventOFPMsg<BundleFeaturesReply>(datapath, msg);
