using Vlcp.Hosting.Modules;
using Vlcp.Network.Drivers;
using Vlcp.Network.Requests;

namespace Vlcp.Network.LogicalNetworks;

/// <summary>One logical network of a create or update call.</summary>
internal sealed record LogicalNetworkRequest(
    Given<string> Id,
    Given<string> PhysicalNetwork,
    NetworkNumbers Numbers,
    DhcpScopeRequest Dhcp,
    ExtraAttributes Extras)
{
    public static LogicalNetworkRequest ReadNew(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        return Read(reader, reader.ReadNewId(), reader.ReadId("physicalnetwork"));
    }

    public static LogicalNetworkRequest ReadUpdate(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        reader.Refuse("physicalnetwork", "cannot be changed after the logical network was created");
        return Read(reader, reader.ReadId(), default);
    }

    // "vxlan" is the manual's other name of "vni"; "vlan" is what everybody writes for "vlanid" sooner or later.
    private static LogicalNetworkRequest Read(AttributeReader reader, Given<string> id, Given<string> physicalNetwork) => new(
        id,
        physicalNetwork,
        new(reader.TakeNumber("vni", "vxlan"), reader.TakeNumber("vlanid", "vlan")),
        DhcpScopeRequest.Read(reader),
        reader.ReadExtras());
}
