using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Dhcp;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.Packets;

namespace Vlcp.Network.LogicalPorts;

/// <summary>One logical port of a create or update call. In an update JSON null removes an optional attribute.</summary>
internal sealed record LogicalPortRequest(
    Given<string> Id,
    Given<string> LogicalNetwork,
    Given<string?> Subnet,
    Given<MacAddress?> MacAddress,
    Given<Ipv4Address?> IpAddress,
    Given<string?> Hostname,
    Given<ImmutableArray<ExtraDhcpOption>?> ExtraDhcpOptions,
    ExtraAttributes Extras)
{
    public static LogicalPortRequest ReadNew(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        reader.Refuse("network", "cannot be set: the network of a port is given as 'logicalnetwork'");
        return Read(reader, reader.ReadNewId(), reader.ReadId("logicalnetwork"), reader.ReadOptional("subnet", Identifiers.AsName));
    }

    public static LogicalPortRequest ReadUpdate(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        reader.Refuse("logicalnetwork", "cannot be changed after the logical port was created");
        reader.Refuse("network", "cannot be changed after the logical port was created");
        reader.Refuse("subnet", "cannot be changed after the logical port was created");
        return Read(reader, reader.ReadId(), default, default);
    }

    private static LogicalPortRequest Read(AttributeReader reader, Given<string> id, Given<string> network, Given<string?> subnet) => new(
        id,
        network,
        subnet,
        reader.ReadOptionalValue("mac_address", NetworkValues.AsMacAddress),
        reader.ReadOptionalValue("ip_address", NetworkValues.AsIpv4Address),
        reader.ReadOptional("hostname", Identifiers.AsName),
        reader.ReadOptionalValue("extra_dhcp_options", DhcpOptionReading.AsDhcpOptions),
        reader.ReadExtras());
}
