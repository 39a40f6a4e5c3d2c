namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_flow_update_event.</summary>
public enum FlowUpdateEvent : ushort
{
    /// <summary>The flow was there when the monitor began.</summary>
    Initial = 0,

    /// <summary>A new flow.</summary>
    Added = 1,

    /// <summary>The flow has gone.</summary>
    Removed = 2,

    /// <summary>The flow has other instructions.</summary>
    Modified = 3,

    /// <summary>A change that this connection asked for, named by its transaction id alone.</summary>
    Abbreviated = 4,

    /// <summary>The peer reads too slowly: nothing more is told for now.</summary>
    Paused = 5,

    /// <summary>What happened since <see cref="Paused"/> has been told.</summary>
    Resumed = 6,
}
