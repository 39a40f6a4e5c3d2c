namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_flow_monitor_flags: what a flow monitor before 1.4 tells.</summary>
[Flags]
public enum NiciraFlowMonitorFlags : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The flows that are there when the monitor begins.</summary>
    Initial = 1 << 0,

    /// <summary>New flows.</summary>
    Added = 1 << 1,

    /// <summary>Removed flows.</summary>
    Removed = 1 << 2,

    /// <summary>Flows that got other actions.</summary>
    Modified = 1 << 3,

    /// <summary>Actions are part of each update.</summary>
    Actions = 1 << 4,

    /// <summary>Changes by this connection come in full, too, not as <see cref="NiciraFlowUpdateEvent.Abbreviated"/>.</summary>
    Own = 1 << 5,
}
