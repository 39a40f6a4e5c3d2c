namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_flow_update_event.</summary>
public enum NiciraFlowUpdateEvent : ushort
{
    /// <summary>A new flow, or one that was there when the monitor began.</summary>
    Added = 0,

    /// <summary>The flow has gone.</summary>
    Removed = 1,

    /// <summary>The flow has other actions.</summary>
    Modified = 2,

    /// <summary>A change that this connection asked for, named by its transaction id alone.</summary>
    Abbreviated = 3,
}
