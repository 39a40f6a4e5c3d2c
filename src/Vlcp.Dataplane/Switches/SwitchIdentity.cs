namespace Vlcp.Dataplane.Switches;

/// <summary>Which bridge of which server a switch is.</summary>
/// <param name="DatapathId">OpenFlow datapath id.</param>
/// <param name="OpenFlowVhost">vHost of the OpenFlow server that the switch is connected to.</param>
/// <param name="OvsdbVhost">vHost of the OVSDB connection of the same server.</param>
/// <param name="SystemId">System id of the server; null if its OVSDB has none.</param>
/// <param name="Bridge">Name of the bridge.</param>
public sealed record SwitchIdentity(ulong DatapathId, string OpenFlowVhost, string OvsdbVhost, string? SystemId, string Bridge);
