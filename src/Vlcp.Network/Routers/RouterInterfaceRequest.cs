using Vlcp.Hosting.Modules;
using Vlcp.Network.Requests;
using Vlcp.Packets;

namespace Vlcp.Network.Routers;

/// <summary>One router interface to add. Router and subnet together identify it, and so does its id.</summary>
internal sealed record RouterInterfaceRequest(RouterInterfacePlace Place, Given<string> Id, Given<Ipv4Address?> IpAddress, ExtraAttributes Extras)
{
    public static RouterInterfaceRequest Read(ApiArguments arguments)
    {
        var reader = new AttributeReader(arguments);
        return new(
            RouterInterfacePlace.Read(reader),
            reader.ReadNewId(),
            reader.ReadOptionalValue("ip_address", NetworkValues.AsIpv4Address),
            reader.ReadExtras());
    }
}
