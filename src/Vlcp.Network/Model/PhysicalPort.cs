using System.Text.Json.Serialization;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Model;

/// <summary>Says which Open vSwitch ports lead to a physical network. Of several that match a port, the one with the fewest
/// <see cref="Any"/> counts, compared in the order vhost, system id, bridge.</summary>
[DataObject("viperflow.physicalport", TypeName = "vlcp.utils.networkmodel.PhysicalPort")]
[MembershipIndex("physicalnetwork")]
public sealed record PhysicalPort : DataObject
{
    /// <summary>Matches every vHost, system id or bridge.</summary>
    public const string Any = "%";

    /// <summary>vHost of the OVSDB connection; empty is the default vHost.</summary>
    [KeyPart(0)]
    public string Vhost { get; init; } = "";

    /// <summary>System id of the server, or <see cref="Any"/>.</summary>
    [KeyPart(1)]
    [JsonPropertyName("systemid")]
    public string SystemId { get; init; } = Any;

    /// <summary>Name of the bridge, or <see cref="Any"/>.</summary>
    [KeyPart(2)]
    public string Bridge { get; init; } = Any;

    /// <summary>Name of the port.</summary>
    [KeyPart(3)]
    public string Name { get; init; } = "";

    /// <summary>The network that the port leads to.</summary>
    [JsonPropertyName("physicalnetwork")]
    public StrongRef<PhysicalNetwork> PhysicalNetwork { get; init; }
}
