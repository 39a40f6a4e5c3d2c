using System.Text.Json.Serialization;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>A bridge that wants the broadcasts of a VXLAN network. One object for each network and bridge, so that hosts that come
/// and go never write the same key. Removed with the network.</summary>
[DataObject("viperflow.vxlanendpoint", TypeName = "vlcp.utils.networkmodel.VXLANEndpoint")]
[OwnedBy(typeof(LogicalNetwork), nameof(Network))]
[MembershipIndex("network")]
[MembershipIndex("host", "vhost", "systemid", "bridge")]
public sealed record VxlanEndpoint : DataObject
{
    /// <summary>Id of the logical network.</summary>
    [KeyPart(0)]
    public string Network { get; init; } = "";

    /// <summary>vHost of the OVSDB connection; empty is the default vHost.</summary>
    [KeyPart(1)]
    public string Vhost { get; init; } = "";

    /// <summary>System id of the server.</summary>
    [KeyPart(2)]
    [JsonPropertyName("systemid")]
    public string SystemId { get; init; } = "";

    /// <summary>Name of the bridge.</summary>
    [KeyPart(3)]
    public string Bridge { get; init; } = "";

    /// <summary>Where tunnels to the bridge end.</summary>
    public Ipv4Address TunnelDst { get; init; }

    /// <summary>Microseconds since 1970 by the store's clock after which the entry does not count; null for never.</summary>
    public long? Expire { get; init; }
}
