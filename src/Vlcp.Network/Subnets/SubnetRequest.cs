using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Packets;

namespace Vlcp.Network.Subnets;

/// <summary>One subnet of a create or update call.</summary>
internal sealed record SubnetRequest(
    Given<string> Id,
    Given<string> LogicalNetwork,
    Given<Ipv4Network> Cidr,
    Given<Ipv4Address> Gateway,
    Given<Ipv4Address> AllocatedStart,
    Given<Ipv4Address> AllocatedEnd,
    Given<ImmutableArray<HostRoute>?> HostRoutes,
    Given<bool> IsExternal,
    Given<ImmutableArray<HostConfiguration>?> HostConfigurations,
    Given<Ipv4Address?> LocalAddress,
    DhcpScopeRequest Dhcp,
    ExtraAttributes Extras)
{
    public static SubnetRequest ReadNew(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        var cidr = reader.Take("cidr");
        return Read(reader, reader.ReadNewId(), reader.ReadId("logicalnetwork"), new(cidr, cidr.AsCidr()), ReadIsExternal(reader));
    }

    public static SubnetRequest ReadUpdate(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        reader.Refuse("logicalnetwork", "cannot be changed after the subnet was created");
        reader.Refuse("isexternal", "cannot be changed after the subnet was created");
        reader.Refuse("is_external", "cannot be changed after the subnet was created");
        return Read(reader, reader.ReadId(), default, reader.Read("cidr", NetworkValues.AsCidr), default);
    }

    private static SubnetRequest Read(
        AttributeReader reader, Given<string> id, Given<string> network, Given<Ipv4Network> cidr, Given<bool> isExternal)
    {
        reader.Refuse("router", "cannot be set here: add the subnet to a router with vrouterapi/addrouterinterface");
        reader.Refuse("network", "cannot be set: the network of a subnet is given as 'logicalnetwork' when it is created");
        return new(
            id,
            network,
            cidr,
            reader.Read("gateway", NetworkValues.AsIpv4Address),
            reader.Read("allocated_start", NetworkValues.AsIpv4Address),
            reader.Read("allocated_end", NetworkValues.AsIpv4Address),
            reader.ReadOptionalValue("host_routes", NetworkValues.AsRoutes),
            isExternal,
            reader.ReadOptionalValue("pre_host_config", HostConfigurationReading.AsHostConfigurations),
            reader.ReadExtra("local_address", NetworkValues.AsIpv4Address, address => $"{address}"),
            DhcpScopeRequest.Read(reader),
            ReadExtras(reader));
    }

    // What the DHCP server wants to know of a subnet are extra attributes since long; their values have rules all the same.
    private static ExtraAttributes ReadExtras(AttributeReader reader)
    {
        reader.ReadExtra("dhcp_enabled", value => value.AsBool(), enabled => enabled);
        reader.ReadExtra("dhcp_server", AsHostAddress, address => $"{address}");
        return reader.ReadExtras();
    }

    private static Ipv4Address AsHostAddress(ApiValue value)
    {
        var address = value.AsIpv4Address();
        return address != Ipv4Address.Any && address != Ipv4Address.Broadcast && !address.IsMulticast
            ? address
            : throw value.Error("must be the address of one host: neither 0.0.0.0 nor broadcast nor multicast");
    }

    private static Given<bool> ReadIsExternal(AttributeReader reader) =>
        reader.ReadSynonyms("isexternal", "is_external", value => value.AsBool());
}
