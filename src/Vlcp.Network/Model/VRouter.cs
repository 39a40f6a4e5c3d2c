using System.Collections.Immutable;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Model;

/// <summary>A virtual router between subnets. Its interfaces are the <see cref="RouterPort"/>s that name it.</summary>
[DataObject("viperflow.vrouter", TypeName = "vlcp.utils.networkmodel.VRouter")]
public sealed record VRouter : DataObject
{
    /// <summary>The id.</summary>
    [KeyPart(0)]
    public string Id { get; init; } = "";

    /// <summary>Static routes.</summary>
    public ImmutableArray<HostRoute> Routes { get; init; } = [];
}
