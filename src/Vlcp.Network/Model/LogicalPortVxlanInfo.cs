using System.Text.Json.Serialization;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>A bridge that has a logical port of a VXLAN network. One object for each port and bridge; of several for one port the
/// newest counts, which happens while a port moves. Removed with the port.</summary>
[DataObject("viperflow.logicalportvxlaninfo", TypeName = "vlcp.utils.networkmodel.LogicalPortVXLANInfo")]
[OwnedBy(typeof(LogicalPort), nameof(Port))]
[MembershipIndex("port")]
[MembershipIndex("network")]
[MembershipIndex("host", "vhost", "systemid", "bridge")]
public sealed record LogicalPortVxlanInfo : DataObject
{
    /// <summary>Id of the logical port.</summary>
    [KeyPart(0)]
    public string Port { get; init; } = "";

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

    /// <summary>The port's network, so that a bridge can watch where the ports of its networks are.</summary>
    public WeakRef<LogicalNetwork> Network { get; init; }

    /// <summary>Where tunnels to the bridge end.</summary>
    public Ipv4Address TunnelDst { get; init; }

    /// <summary>Microseconds since 1970 by the store's clock when the bridge last said so.</summary>
    public long UpdatedTime { get; init; }
}
