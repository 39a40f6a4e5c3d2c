using Vlcp.Packets;

namespace Vlcp.Dataplane.Features;

/// <summary>A port of this switch that leads to a physical network.</summary>
/// <param name="PortNumber">OpenFlow port number.</param>
/// <param name="TunnelSource">This end's address if the port is a tunnel with a fixed one; null otherwise.</param>
public sealed record Uplink(uint PortNumber, Ipv4Address? TunnelSource) : IComparable<Uplink>
{
    /// <summary>The port's own Ethernet address.</summary>
    public MacAddress Mac { get; init; }

    /// <summary>Orders by port number.</summary>
    public int CompareTo(Uplink? other) => other is null ? 1 : PortNumber.CompareTo(other.PortNumber);
}
