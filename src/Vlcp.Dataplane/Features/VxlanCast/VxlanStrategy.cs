namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>How the tunnel end of an address becomes known (manual, "Strategies").</summary>
/// <param name="Prepush">The controller writes the end of each port that the store knows.</param>
/// <param name="LearnTimeout">Seconds for which the switch keeps what it learned from incoming packets; null if it does not learn.</param>
internal sealed record VxlanStrategy(bool Prepush, ushort? LearnTimeout);
