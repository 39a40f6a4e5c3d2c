using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Dhcp;
using Vlcp.Network.Model;
using Vlcp.Packets;

namespace Vlcp.Network.Requests;

/// <summary>The attributes for DHCP that logical networks and subnets share. JSON null removes each.</summary>
internal sealed record DhcpScopeRequest(
    Given<int?> Mtu,
    Given<ImmutableArray<Ipv4Address>?> DnsNameservers,
    Given<string?> DomainName,
    Given<ImmutableArray<Ipv4Address>?> NtpServers,
    Given<LeaseTime?> LeaseTime,
    Given<ImmutableArray<ExtraDhcpOption>?> ExtraDhcpOptions)
{
    // RFC 791: every link carries packets of 68 bytes.
    private const int SmallestMtu = 68;

    public static DhcpScopeRequest Read(AttributeReader reader) => new(
        reader.ReadOptionalValue("mtu", value => value.AsInt32AcceptingText(SmallestMtu, ushort.MaxValue)),
        reader.ReadOptionalValue("dns_nameservers", NetworkValues.AsIpv4Addresses),
        reader.ReadOptional("domain_name", Identifiers.AsName),
        reader.ReadOptionalValue("ntp_servers", NetworkValues.AsIpv4Addresses),
        reader.ReadOptionalValue("lease_time", NetworkValues.AsLeaseTime),
        reader.ReadOptionalValue("extra_dhcp_options", DhcpOptionReading.AsDhcpOptions));

    /// <summary>The object with the attributes of the request.</summary>
    public T ApplyTo<T>(T scope)
        where T : DhcpScope => (T)((DhcpScope)scope with
        {
            Mtu = Mtu.Or(scope.Mtu),
            DnsNameservers = DnsNameservers.Or(scope.DnsNameservers),
            DomainName = DomainName.Or(scope.DomainName),
            NtpServers = NtpServers.Or(scope.NtpServers),
            LeaseTime = LeaseTime.Or(scope.LeaseTime),
            ExtraDhcpOptions = ExtraDhcpOptions.Or(scope.ExtraDhcpOptions),
        });
}
