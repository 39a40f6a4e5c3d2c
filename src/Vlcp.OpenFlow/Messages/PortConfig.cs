namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_port_config.</summary>
[Flags]
public enum PortConfig : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Administratively down.</summary>
    PortDown = 1 << 0,

    /// <summary>Received packets are dropped.</summary>
    NoReceive = 1 << 2,

    /// <summary>Packets to the port are dropped.</summary>
    NoForward = 1 << 5,

    /// <summary>No packet-in for packets of the port.</summary>
    NoPacketIn = 1 << 6,
}
