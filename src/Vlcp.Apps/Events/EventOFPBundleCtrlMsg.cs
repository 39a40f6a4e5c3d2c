using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch answered about a bundle.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPBundleCtrlMsg(Datapath datapath, BundleControl msg) : EventOFPMsg<BundleControl>(datapath, msg);
