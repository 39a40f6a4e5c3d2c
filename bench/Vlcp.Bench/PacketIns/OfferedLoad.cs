namespace Vlcp.Bench.PacketIns;

/// <summary>What became of packets that were sent at a fixed rate.</summary>
/// <param name="Mean">Answers a second.</param>
/// <param name="Slowest">Answers in the second with the fewest.</param>
internal sealed record OfferedLoad(double Mean, double Slowest);
