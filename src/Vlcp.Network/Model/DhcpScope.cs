using System.Collections.Immutable;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>What logical networks and subnets tell the DHCP server. A subnet's value takes the place of its network's.</summary>
public abstract record DhcpScope : DataObject
{
    /// <summary>Largest packet in bytes, 68 to 65535; null leaves it to the guests. It is announced by DHCP and not enforced.</summary>
    public int? Mtu { get; init; }

    /// <summary>Addresses of name servers; null announces none.</summary>
    public ImmutableArray<Ipv4Address>? DnsNameservers { get; init; }

    /// <summary>Domain of the guests; null announces none.</summary>
    public string? DomainName { get; init; }

    /// <summary>Addresses of time servers; null announces none.</summary>
    public ImmutableArray<Ipv4Address>? NtpServers { get; init; }

    /// <summary>How long a lease lasts; null leaves it to the DHCP server's configuration.</summary>
    public LeaseTime? LeaseTime { get; init; }

    /// <summary>Options to add, replace or suppress; null for none.</summary>
    public ImmutableArray<ExtraDhcpOption>? ExtraDhcpOptions { get; init; }
}
