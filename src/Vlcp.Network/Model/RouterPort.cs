using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>An interface of a virtual router in a subnet.</summary>
[DataObject("viperflow.routerport", TypeName = "vlcp.utils.networkmodel.RouterPort")]
[UniqueIndex(PlaceIndex, "router", "subnet")]
[MembershipIndex("router")]
[MembershipIndex("subnet")]
public sealed record RouterPort : DataObject
{
    /// <summary>Finds the interface of a router in a subnet: values are both keys.</summary>
    public const string PlaceIndex = "_router_subnet_index";

    /// <summary>The id.</summary>
    [KeyPart(0)]
    public string Id { get; init; } = "";

    /// <summary>The router.</summary>
    public StrongRef<VRouter> Router { get; init; }

    /// <summary>The subnet.</summary>
    public StrongRef<SubNet> Subnet { get; init; }

    /// <summary>The address of the interface; null means the subnet's gateway.</summary>
    public Ipv4Address? IpAddress { get; init; }
}
