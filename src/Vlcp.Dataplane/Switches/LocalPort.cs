using Vlcp.Packets;

namespace Vlcp.Dataplane.Switches;

/// <summary>A port of the switch, as OpenFlow and OVSDB together describe it.</summary>
/// <param name="Number">OpenFlow port number.</param>
/// <param name="Name">Name of the interface.</param>
/// <param name="InterfaceId"><c>external_ids:iface-id</c>: the id of the logical port that the interface carries; null if absent.</param>
/// <param name="TunnelSource"><c>options:local_ip</c> of a tunnel, if that is an IPv4 address.</param>
public sealed record LocalPort(uint Number, string Name, string? InterfaceId, Ipv4Address? TunnelSource) : IComparable<LocalPort>
{
    /// <summary>Its own Ethernet address, as OpenFlow tells it; all zero before that, and for ports with a logical port behind them.</summary>
    public MacAddress Mac { get; init; }

    /// <summary>Orders by port number: where two interfaces claim one logical port, the lower number has it.</summary>
    public int CompareTo(LocalPort? other) => other is null ? 1 : Number.CompareTo(other.Number);
}
