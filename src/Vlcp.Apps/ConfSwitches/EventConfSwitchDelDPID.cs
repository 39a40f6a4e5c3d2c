namespace Vlcp.Apps.ConfSwitches;

/// <summary>All values of a switch were taken away.</summary>
/// <param name="dpid">The switch's number.</param>
[ProvidedBy(typeof(ConfSwitch))]
public sealed class EventConfSwitchDelDPID(ulong dpid) : EventBase
{
    /// <summary>The switch's number.</summary>
    public ulong Dpid { get; } = dpid;
}
