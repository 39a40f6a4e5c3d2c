namespace Vlcp.Switches;

/// <summary>A bridge as its OVSDB describes it.</summary>
/// <param name="DatapathId">The number that the bridge has on OpenFlow connections.</param>
/// <param name="Vhost">The vhost of <c>jsonrpcserver</c> whose connection told of it.</param>
/// <param name="SystemId">The <c>external_ids:system-id</c> of its Open vSwitch, or null when that has none.</param>
/// <param name="Name">The bridge's name.</param>
/// <param name="Uuid">The row in the Bridge table.</param>
public sealed record BridgeInfo(ulong DatapathId, string Vhost, string? SystemId, string Name, Guid Uuid);
