using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A switch sent a meter mod.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="msg">The message.</param>
public sealed class EventOFPMeterMod(Datapath datapath, MeterMod msg) : EventOFPMsg<MeterMod>(datapath, msg);
