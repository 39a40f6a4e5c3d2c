namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_port_state.</summary>
[Flags]
public enum PortState : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>No physical link.</summary>
    LinkDown = 1 << 0,

    /// <summary>Blocked by a protocol against loops.</summary>
    Blocked = 1 << 1,

    /// <summary>Live for fast failover groups.</summary>
    Live = 1 << 2,
}
