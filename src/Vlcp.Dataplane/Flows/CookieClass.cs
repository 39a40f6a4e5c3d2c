namespace Vlcp.Dataplane.Flows;

/// <summary>
/// The highest byte of a cookie. It says who answers packets that a flow sends to the controller, and which flows the reconciler
/// leaves alone. The numbers stand in switches: they are never changed or used again.
/// </summary>
public enum CookieClass : byte
{
    /// <summary>A flow of the pipeline that sends nothing to the controller.</summary>
    Forwarding = 0x01,

    /// <summary>A flow that hands DHCP requests to the controller.</summary>
    Dhcp = 0x02,

    /// <summary>A flow that hands routed packets to the controller whose next hop has to be found first.</summary>
    UnknownNeighbour = 0x03,

    /// <summary>A flow that hands answers to the router's ARP requests to the controller.</summary>
    ArpReply = 0x04,

    /// <summary>A flow that hands echo requests for a router's own address to the controller.</summary>
    RouterEcho = 0x08,

    /// <summary>A flow that hands other packets for a router's own address to the controller, where nobody listens.</summary>
    RouterPort = 0x09,

    /// <summary>A flow that hands routed packets to the controller whose time to live has run out.</summary>
    TimeExceeded = 0x0a,

    /// <summary>A flow that hands packets to the controller for which their router has no route.</summary>
    NoRoute = 0x0b,

    /// <summary>A flow that hands routed packets to the controller that are larger than the next link allows.</summary>
    PacketTooBig = 0x0c,

    /// <summary>Routed packets whose next hop does not answer: no flow has this class, such packets are referred to its handler.</summary>
    HostUnreachable = 0x0d,

    /// <summary>A flow that the switch learned by itself, or that answers a packet for a time: not part of the comparison.</summary>
    Learned = 0x4c,
}
