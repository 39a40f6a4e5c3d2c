namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_flow_monitor_command.</summary>
public enum FlowMonitorCommand : byte
{
    /// <summary>A new monitor.</summary>
    Add = 0,

    /// <summary>Changes a monitor.</summary>
    Modify = 1,

    /// <summary>Ends a monitor.</summary>
    Delete = 2,
}
