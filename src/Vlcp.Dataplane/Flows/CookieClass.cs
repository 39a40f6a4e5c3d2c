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

    /// <summary>A flow that the switch learned by itself, or that answers a packet for a time: not part of the comparison.</summary>
    Learned = 0x4c,
}
