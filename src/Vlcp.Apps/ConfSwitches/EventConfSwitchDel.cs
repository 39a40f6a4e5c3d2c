namespace Vlcp.Apps.ConfSwitches;

/// <summary>A value of a switch was taken away.</summary>
/// <param name="dpid">The switch's number.</param>
/// <param name="key">The key.</param>
[ProvidedBy(typeof(ConfSwitch))]
public sealed class EventConfSwitchDel(ulong dpid, string key) : EventBase
{
    /// <summary>The switch's number.</summary>
    public ulong Dpid { get; } = dpid;

    /// <summary>The key.</summary>
    public string Key { get; } = key;
}
