using Vlcp.Dataplane.Reconcile;

namespace Vlcp.Dataplane.Control;

/// <summary>How a switch is.</summary>
/// <param name="Vhost">vHost of the OpenFlow connection.</param>
/// <param name="DatapathId">Datapath id, hexadecimal.</param>
/// <param name="Bridge">Name of the bridge; null while it is unknown.</param>
/// <param name="SystemId">System id of its server.</param>
/// <param name="State">A <see cref="SwitchState"/>.</param>
/// <param name="Ports">Ports that OpenFlow and OVSDB both know.</param>
/// <param name="Flows">Flows that the switch is known to have.</param>
/// <param name="Groups">Groups that the switch is known to have.</param>
/// <param name="Changes">Changes that the switch has confirmed since it was first connected.</param>
/// <param name="AppliedRevision">Revision of the store whose flows the switch has confirmed.</param>
/// <param name="Conflicts">Flows and groups for which features want different things.</param>
/// <param name="Refused">What the switch refused and that is left out for now.</param>
/// <param name="Failures">Producers that fail, with the reason.</param>
public sealed record SwitchReport(
    string Vhost,
    string DatapathId,
    string? Bridge,
    string? SystemId,
    string State,
    int Ports,
    int Flows,
    int Groups,
    long Changes,
    long AppliedRevision,
    int Conflicts,
    IReadOnlyList<QuarantinedChange> Refused,
    IReadOnlyList<string> Failures);
