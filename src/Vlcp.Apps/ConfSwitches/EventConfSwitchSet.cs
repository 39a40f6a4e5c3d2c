using System.Text.Json.Nodes;

namespace Vlcp.Apps.ConfSwitches;

/// <summary>A value of a switch was set.</summary>
/// <param name="dpid">The switch's number.</param>
/// <param name="key">The key.</param>
/// <param name="value">The value.</param>
[ProvidedBy(typeof(ConfSwitch))]
public sealed class EventConfSwitchSet(ulong dpid, string key, JsonNode value) : EventBase
{
    /// <summary>The switch's number.</summary>
    public ulong Dpid { get; } = dpid;

    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The value; not to be changed, other apps have it too.</summary>
    public JsonNode Value { get; } = value;
}
