namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_capabilities.</summary>
[Flags]
public enum SwitchCapabilities : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Counts flows.</summary>
    FlowStats = 1 << 0,

    /// <summary>Counts tables.</summary>
    TableStats = 1 << 1,

    /// <summary>Counts ports.</summary>
    PortStats = 1 << 2,

    /// <summary>Counts groups.</summary>
    GroupStats = 1 << 3,

    /// <summary>Reassembles IP fragments.</summary>
    IpReassembly = 1 << 5,

    /// <summary>Counts queues.</summary>
    QueueStats = 1 << 6,

    /// <summary>Blocks ports by itself against loops.</summary>
    PortBlocked = 1 << 8,
}
