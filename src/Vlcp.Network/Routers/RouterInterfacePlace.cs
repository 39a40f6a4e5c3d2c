using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Routers;

/// <summary>The router and the subnet of an interface.</summary>
internal sealed record RouterInterfacePlace(Given<string> Router, Given<string> Subnet)
{
    public static RouterInterfacePlace Read(AttributeReader reader) => new(reader.ReadId("router"), reader.ReadId("subnet"));

    /// <summary>Reads a request that is nothing but a place.</summary>
    public static RouterInterfacePlace ReadAlone(ApiArguments arguments)
    {
        arguments.AllowOnly("router", "subnet");
        return Read(new AttributeReader(arguments));
    }

    /// <summary>Both names as one text that differs for different places.</summary>
    public Given<string> Identity => new(Subnet.Source, DataKey.Join(Router.Value, Subnet.Value));

    /// <summary>The interface at this place, or null.</summary>
    public RouterPort? Find(IObjectReader reader) => reader.Find<RouterPort>(
        RouterPort.PlaceIndex, DataKey.Of<VRouter>(Router.Value), DataKey.Of<SubNet>(Subnet.Value));
}
