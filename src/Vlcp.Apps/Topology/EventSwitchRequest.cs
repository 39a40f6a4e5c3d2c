namespace Vlcp.Apps.Topology;

/// <summary>Asks <see cref="SwitchTopology"/> for switches.</summary>
/// <param name="dpid">Only those of this switch (of links, those that begin there); null for all.</param>
public sealed class EventSwitchRequest(ulong? dpid = null) : EventRequestBase(SwitchTopology.AppName)
{
    /// <summary>Only those of this switch; null for all.</summary>
    public ulong? Dpid { get; } = dpid;
}
