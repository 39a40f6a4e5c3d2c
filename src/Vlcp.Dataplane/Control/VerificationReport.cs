namespace Vlcp.Dataplane.Control;

/// <summary>How the flows and groups of a switch compare with a computation from scratch.</summary>
/// <param name="DatapathId">Datapath id, hexadecimal.</param>
/// <param name="Revision">Revision of the store that was computed from.</param>
/// <param name="Flows">Flows that are wanted.</param>
/// <param name="Groups">Groups that are wanted.</param>
/// <param name="Computation">Where a computation from scratch wants something else than the running one, which follows changes.</param>
/// <param name="Switch">Where the switch has something else than is wanted; flows that it learned do not count.</param>
public sealed record VerificationReport(
    string DatapathId, long Revision, int Flows, int Groups, IReadOnlyList<string> Computation, IReadOnlyList<string> Switch);
