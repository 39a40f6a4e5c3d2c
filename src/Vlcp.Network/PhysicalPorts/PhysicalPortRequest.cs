using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;

namespace Vlcp.Network.PhysicalPorts;

/// <summary>One physical port of a create or update call.</summary>
internal sealed record PhysicalPortRequest(PhysicalPortName Name, Given<string> PhysicalNetwork, ExtraAttributes Extras)
{
    public static PhysicalPortRequest ReadNew(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        var name = PhysicalPortName.Read(reader);
        if (name.Name.Value == PhysicalPort.Any)
        {
            throw name.Name.Error("must be the name of a port: \"%\" (any) is only for vhost, systemid and bridge");
        }

        return new(name, reader.ReadId("physicalnetwork"), reader.ReadExtras());
    }

    public static PhysicalPortRequest ReadUpdate(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        reader.Refuse("physicalnetwork", "cannot be changed after the physical port was created");
        return new(PhysicalPortName.Read(reader), default, reader.ReadExtras());
    }
}
