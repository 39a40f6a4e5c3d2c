using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Model;

/// <summary>A connection between servers that carries logical networks.</summary>
[DataObject("viperflow.physicalnetwork", TypeName = "vlcp.utils.networkmodel.PhysicalNetwork")]
public sealed record PhysicalNetwork : DataObject
{
    /// <summary>The id.</summary>
    [KeyPart(0)]
    public string Id { get; init; } = "";

    /// <summary>What separates the logical networks: <c>vxlan</c>, <c>vlan</c>, <c>native</c> or <c>local</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The VNIs that logical networks may use, ascending; only for VXLAN.</summary>
    [JsonPropertyName("vnirange")]
    public ImmutableArray<NumberRange>? VniRange { get; init; }

    /// <summary>The VLAN ids that logical networks may use, ascending; only for VLAN.</summary>
    [JsonPropertyName("vlanrange")]
    public ImmutableArray<NumberRange>? VlanRange { get; init; }
}
