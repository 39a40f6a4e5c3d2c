using System.Text.Json.Serialization;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>What differs on some hosts for an external subnet (<c>pre_host_config</c>). It applies to the bridges that match all
/// three names and takes the place of the subnet's own values there.</summary>
public sealed record HostConfiguration
{
    /// <summary>System id of the host, or "%" for every host.</summary>
    [JsonPropertyName("systemid")]
    public string SystemId { get; init; } = PhysicalPort.Any;

    /// <summary>Name of the bridge, or "%" for every bridge.</summary>
    public string Bridge { get; init; } = PhysicalPort.Any;

    /// <summary>The vHost that the OVSDB connection belongs to; empty is the default vHost.</summary>
    public string Vhost { get; init; } = "";

    /// <summary>The subnet as this host sees it.</summary>
    public Ipv4Network? Cidr { get; init; }

    /// <summary>The host's own address in the subnet.</summary>
    public Ipv4Address? LocalAddress { get; init; }

    /// <summary>The gateway that this host uses.</summary>
    public Ipv4Address? Gateway { get; init; }
}
