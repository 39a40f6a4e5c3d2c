namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_flow_removed_reason.</summary>
public enum FlowRemovedReason : byte
{
    /// <summary>Idle for too long.</summary>
    IdleTimeout = 0,

    /// <summary>Its time was over.</summary>
    HardTimeout = 1,

    /// <summary>A flow mod deleted it.</summary>
    Delete = 2,

    /// <summary>Its group was deleted.</summary>
    GroupDelete = 3,

    /// <summary>Its meter was deleted; since 1.4.</summary>
    MeterDelete = 4,

    /// <summary>The switch needed the place; since 1.4.</summary>
    Eviction = 5,
}
