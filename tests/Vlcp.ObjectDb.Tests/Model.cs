using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Vlcp.ObjectDb.Tests;

[DataObject("test.network", TypeName = "test.Network")]
public sealed record Network : DataObject
{
    [KeyPart(0)]
    public string Id { get; init; } = "";

    public int? Vni { get; init; }
}

[DataObject("test.port", TypeName = "test.Port")]
[UniqueIndex("_mac_address_index", "network", "mac_address")]
[MembershipIndex("network")]
[MembershipIndex("tags")]
public sealed record Port : DataObject
{
    [KeyPart(0)]
    public string Id { get; init; } = "";

    public StrongRef<Network>? Network { get; init; }

    public WeakRef<Port>? Peer { get; init; }

    [JsonPropertyName("mac_address")]
    public string? Mac { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public long Balance { get; init; }
}

[DataObject("test.portinfo")]
[OwnedBy(typeof(Port), nameof(Id))]
public sealed record PortInfo : DataObject
{
    [KeyPart(0)]
    public string Id { get; init; } = "";
}

[DataObject("test.lease")]
[OwnedBy(nameof(Port))]
public sealed record Lease : DataObject
{
    [KeyPart(0)]
    public string Host { get; init; } = "";

    [KeyPart(1)]
    public int Number { get; init; }

    public WeakRef<Port>? Port { get; init; }
}

[DataObject("test.settings")]
public sealed record Settings : DataObject
{
    public string? Mode { get; init; }
}
