using System.Collections.Immutable;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>An endpoint: a virtual machine's or container's interface. The Open vSwitch interface whose <c>iface-id</c> is the
/// port's id carries it.</summary>
[DataObject("viperflow.logicalport", TypeName = "vlcp.utils.networkmodel.LogicalPort")]
[UniqueIndex(MacAddressIndex, "network", "mac_address")]
[UniqueIndex(IpAddressIndex, "network", "ip_address")]
[MembershipIndex("network")]
[MembershipIndex("subnet")]
public sealed record LogicalPort : DataObject
{
    /// <summary>Finds the port of a network with a MAC address: values are the network's key and the address.</summary>
    public const string MacAddressIndex = "_mac_address_index";

    /// <summary>Finds the port of a network with an IP address: values are the network's key and the address.</summary>
    public const string IpAddressIndex = "_ip_address_index";

    /// <summary>The id.</summary>
    [KeyPart(0)]
    public string Id { get; init; } = "";

    /// <summary>The logical network.</summary>
    public StrongRef<LogicalNetwork> Network { get; init; }

    /// <summary>The subnet, or null for a port without IP configuration.</summary>
    public StrongRef<SubNet>? Subnet { get; init; }

    /// <summary>The IPv4 address; unique in the network. A port of a subnet always has one.</summary>
    public Ipv4Address? IpAddress { get; init; }

    /// <summary>The MAC address; unique in the network. A port without one gets no DHCP, ARP or routing.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>Host name announced by DHCP; null for none.</summary>
    public string? Hostname { get; init; }

    /// <summary>Options that take the place of those of subnet and network; null for none.</summary>
    public ImmutableArray<ExtraDhcpOption>? ExtraDhcpOptions { get; init; }
}
