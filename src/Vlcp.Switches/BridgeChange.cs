namespace Vlcp.Switches;

/// <summary>A bridge that is not as it was.</summary>
/// <param name="OvsdbVhost">The vhost of <c>jsonrpcserver</c>.</param>
/// <param name="DatapathId">The bridge's datapath id.</param>
/// <param name="Interfaces">Names of the interfaces that came, changed or went, others may be among them; null if anything may have
/// changed.</param>
public sealed record BridgeChange(string OvsdbVhost, ulong DatapathId, IReadOnlyCollection<string>? Interfaces);
