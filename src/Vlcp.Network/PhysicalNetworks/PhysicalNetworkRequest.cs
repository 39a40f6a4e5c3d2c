using Vlcp.Hosting.Modules;
using Vlcp.Network.Drivers;
using Vlcp.Network.Requests;

namespace Vlcp.Network.PhysicalNetworks;

/// <summary>One physical network of a create or update call. The ranges are read by the driver of the network's type, which knows
/// their limits.</summary>
internal sealed record PhysicalNetworkRequest(Given<string> Id, Given<string> Type, NetworkRanges Ranges, ExtraAttributes Extras)
{
    /// <summary>Whether the request changes anything.</summary>
    public bool HasChanges => Ranges.Vni.Exists || Ranges.Vlan.Exists || !Extras.IsEmpty;

    public static PhysicalNetworkRequest ReadNew(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        return Read(reader, reader.ReadNewId(), new(reader.Take("type"), arguments.At("type").AsName()));
    }

    public static PhysicalNetworkRequest ReadUpdate(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        reader.Refuse("type", "cannot be changed after the physical network was created");
        return Read(reader, reader.ReadId(), default);
    }

    private static PhysicalNetworkRequest Read(AttributeReader reader, Given<string> id, Given<string> type) =>
        new(id, type, new(reader.Take("vnirange"), reader.Take("vlanrange")), reader.ReadExtras());
}
