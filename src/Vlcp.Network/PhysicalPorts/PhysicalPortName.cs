using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.PhysicalPorts;

/// <summary>The four names that together identify a physical port. Defaults: any system and any bridge of the default vHost.</summary>
internal sealed record PhysicalPortName(string Vhost, string SystemId, string Bridge, Given<string> Name)
{
    public static PhysicalPortName Read(AttributeReader reader) => new(
        reader.Read("vhost", value => value.AsString()).Or(""),
        reader.Read("systemid", Identifiers.AsName).Or(PhysicalPort.Any),
        reader.Read("bridge", Identifiers.AsName).Or(PhysicalPort.Any),
        reader.ReadId("name"));

    /// <summary>Reads a request that is nothing but a name.</summary>
    public static PhysicalPortName ReadAlone(ApiArguments arguments)
    {
        arguments.AllowOnly("name", "vhost", "systemid", "bridge");
        return Read(new AttributeReader(arguments));
    }

    /// <summary>All four names as one text that differs for different ports.</summary>
    public Given<string> Identity => new(Name.Source, DataKey.Of<PhysicalPort>(Vhost, SystemId, Bridge, Name.Value));

    public override string ToString() => $"{Name.Value} (vhost '{Vhost}', systemid '{SystemId}', bridge '{Bridge}')";
}
