namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_port_config.</summary>
[Flags]
public enum PortConfig : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Administratively down.</summary>
    PortDown = 1 << 0,

    /// <summary>No spanning tree on the port; 1.0 only.</summary>
    NoSpanningTree = 1 << 1,

    /// <summary>Received packets are dropped.</summary>
    NoReceive = 1 << 2,

    /// <summary>Even spanning tree packets that come in are dropped; 1.0 only.</summary>
    NoReceiveSpanningTree = 1 << 3,

    /// <summary>Flooding leaves the port out; 1.0 only.</summary>
    NoFlood = 1 << 4,

    /// <summary>Packets to the port are dropped.</summary>
    NoForward = 1 << 5,

    /// <summary>No packet-in for packets of the port.</summary>
    NoPacketIn = 1 << 6,
}
