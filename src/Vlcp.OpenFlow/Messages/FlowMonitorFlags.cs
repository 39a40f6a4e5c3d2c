namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_flow_monitor_flags: what a flow monitor tells (1.4.1 section 7.3.5.17).</summary>
[Flags]
public enum FlowMonitorFlags : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The flows that are there when the monitor begins.</summary>
    Initial = 1 << 0,

    /// <summary>New flows.</summary>
    Added = 1 << 1,

    /// <summary>Removed flows.</summary>
    Removed = 1 << 2,

    /// <summary>Flows that got other instructions.</summary>
    Modified = 1 << 3,

    /// <summary>Instructions are part of each update.</summary>
    Instructions = 1 << 4,

    /// <summary>Changes by this connection come in full, too, not as <see cref="FlowUpdateEvent.Abbreviated"/>.</summary>
    NoAbbreviation = 1 << 5,

    /// <summary>Only changes by this connection.</summary>
    OnlyOwn = 1 << 6,
}
