using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;

namespace Vlcp.Network.Routers;

/// <summary>One virtual router of a create or update call.</summary>
internal sealed record RouterRequest(Given<string> Id, Given<ImmutableArray<HostRoute>> Routes, ExtraAttributes Extras)
{
    public static RouterRequest ReadNew(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        return Read(reader, reader.ReadNewId());
    }

    public static RouterRequest ReadUpdate(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        return Read(reader, reader.ReadId());
    }

    private static RouterRequest Read(AttributeReader reader, Given<string> id)
    {
        reader.Refuse("interfaces", "cannot be set here: use addrouterinterface and removerouterinterface");
        return new(id, reader.Read("routes", RouterRoutes.AsRouterRoutes), reader.ReadExtras());
    }
}
