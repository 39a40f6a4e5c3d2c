using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>The IPv4 configuration of a logical network, or of a part of it.</summary>
[DataObject("viperflow.subnet", TypeName = "vlcp.utils.networkmodel.SubNet")]
[MembershipIndex("network")]
public sealed record SubNet : DhcpScope
{
    /// <summary>The id.</summary>
    [KeyPart(0)]
    public string Id { get; init; } = "";

    /// <summary>The logical network.</summary>
    public StrongRef<LogicalNetwork> Network { get; init; }

    /// <summary>The addresses of the subnet.</summary>
    public Ipv4Network Cidr { get; init; }

    /// <summary>The default gateway: the address of the virtual router, or of a device if <see cref="IsExternal"/>. Null for none.</summary>
    public Ipv4Address? Gateway { get; init; }

    /// <summary>First address that ports may have.</summary>
    public Ipv4Address AllocatedStart { get; init; }

    /// <summary>Last address that ports may have.</summary>
    public Ipv4Address AllocatedEnd { get; init; }

    /// <summary>Routes that guests get by DHCP; null for none.</summary>
    public ImmutableArray<HostRoute>? HostRoutes { get; init; }

    /// <summary>Whether the gateway is a device outside, which connects the virtual routers of the subnet with other
    /// networks.</summary>
    [JsonPropertyName("isexternal")]
    public bool IsExternal { get; init; }

    /// <summary>What differs on some hosts; null for none. The name in the API says "pre" and means "per".</summary>
    [JsonPropertyName("pre_host_config")]
    public ImmutableArray<HostConfiguration>? HostConfigurations { get; init; }

    /// <summary>The router interface of a subnet that is not external; null while it is in no router.</summary>
    public WeakRef<RouterPort>? Router { get; init; }
}
