namespace Vlcp.OpenFlow.Flows;

/// <summary>ofp_flow_mod_flags.</summary>
[Flags]
public enum FlowFlags : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The switch reports when the flow is removed.</summary>
    SendFlowRemoved = 1 << 0,

    /// <summary>Adding fails when a flow of the same priority overlaps.</summary>
    CheckOverlap = 1 << 1,

    /// <summary>Counters start at 0 again.</summary>
    ResetCounts = 1 << 2,

    /// <summary>Packets are not counted.</summary>
    NoPacketCounts = 1 << 3,

    /// <summary>Bytes are not counted.</summary>
    NoByteCounts = 1 << 4,

    /// <summary>The flow is for when the controller is lost; 1.0 only.</summary>
    Emergency = 1 << 15,
}
