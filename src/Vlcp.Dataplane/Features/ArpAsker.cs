namespace Vlcp.Dataplane.Features;

/// <summary>From where an ARP request comes that is answered.</summary>
public enum ArpAsker
{
    /// <summary>From a logical port.</summary>
    LogicalPort,

    /// <summary>From a physical port.</summary>
    PhysicalPort,

    /// <summary>From anywhere.</summary>
    Anyone,
}
