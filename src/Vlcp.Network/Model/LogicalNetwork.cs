using System.Text.Json.Serialization;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Model;

/// <summary>A virtual Ethernet.</summary>
[DataObject("viperflow.logicnetwork", TypeName = "vlcp.utils.networkmodel.LogicalNetwork")]
[MembershipIndex("physicalnetwork")]
public sealed record LogicalNetwork : DhcpScope
{
    /// <summary>The id.</summary>
    [KeyPart(0)]
    public string Id { get; init; } = "";

    /// <summary>The network that carries it between servers.</summary>
    [JsonPropertyName("physicalnetwork")]
    public StrongRef<PhysicalNetwork> PhysicalNetwork { get; init; }

    /// <summary>The network's number in flows, groups and registers, 1 to 16777215: unique among all logical networks, given when the
    /// network is created, and kept for its life, so that flows are the same after every restart. 0 in data without one; the API cannot set it.</summary>
    [JsonPropertyName("_number")]
    public uint Number { get; init; }

    /// <summary>The largest <see cref="Number"/>: 24 bits, because group ids have a kind above it.</summary>
    public const uint LargestNumber = 0xffffff;

    /// <summary>VXLAN network identifier, 1 to 16777215; only on a VXLAN network.</summary>
    public int? Vni { get; init; }

    /// <summary>VLAN id, 1 to 4094; only on a VLAN network.</summary>
    [JsonPropertyName("vlanid")]
    public int? VlanId { get; init; }
}
