namespace Vlcp.OpenFlow;

/// <summary>The reserved port numbers of OpenFlow 1.1 and later (ofp_port_no). Physical ports are 1 to <see cref="Max"/>.</summary>
public static class PortNumber
{
    /// <summary>The largest number of a physical or logical port.</summary>
    public const uint Max = 0xffffff00;

    /// <summary>Back through the port that the packet came in by.</summary>
    public const uint InPort = 0xfffffff8;

    /// <summary>Through the flow tables; in packet-out only.</summary>
    public const uint Table = 0xfffffff9;

    /// <summary>By the switch's own non-OpenFlow pipeline.</summary>
    public const uint Normal = 0xfffffffa;

    /// <summary>Flood as the switch's own pipeline would.</summary>
    public const uint Flood = 0xfffffffb;

    /// <summary>All ports but the one that the packet came in by.</summary>
    public const uint All = 0xfffffffc;

    /// <summary>To the controller, as packet-in.</summary>
    public const uint Controller = 0xfffffffd;

    /// <summary>The switch's own network stack.</summary>
    public const uint Local = 0xfffffffe;

    /// <summary>No port, or any port, depending on the place.</summary>
    public const uint Any = 0xffffffff;
}
