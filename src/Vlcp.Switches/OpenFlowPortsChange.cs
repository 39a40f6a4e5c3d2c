namespace Vlcp.Switches;

/// <summary>OpenFlow ports of a switch that are not as they were.</summary>
/// <param name="Vhost">The vhost of <c>openflowserver</c>.</param>
/// <param name="DatapathId">The datapath id.</param>
/// <param name="Numbers">Numbers of the ports that came, changed or went; null if all ports became known, or went with the
/// connection.</param>
public sealed record OpenFlowPortsChange(string Vhost, ulong DatapathId, IReadOnlyCollection<uint>? Numbers);
