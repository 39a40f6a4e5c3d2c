namespace Vlcp.Bench;

/// <summary>One line of the table: the same work by Vlcp and by a peer, or by Vlcp in two situations.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Ours">Vlcp's figure.</param>
/// <param name="Peer">Who or what it is compared with.</param>
/// <param name="Theirs">The other figure.</param>
/// <param name="Unit">What both are counted in: "ns", "MiB", "B", "GB/s", "count" or "1/s".</param>
internal sealed record Result(string Work, double Ours, string Peer, double Theirs, string Unit = "ns")
{
    /// <summary>The heading of the table.</summary>
    public const string Heading = "| work | Vlcp | compared with | its figure | ratio |\n| --- | ---: | --- | ---: | ---: |";

    /// <summary>Below 1 Vlcp needs less; for a rate, which is better when higher, below 1 Vlcp does less.</summary>
    public double Ratio => Ours / Theirs;

    /// <summary>The line of the table.</summary>
    public override string ToString() => FormattableString.Invariant($"| {Work} | {Show(Ours)} | {Peer} | {Show(Theirs)} | {Ratio:0.###} |");

    private string Show(double figure) => Unit switch
    {
        "ns" when Math.Abs(figure) < 1e3 => FormattableString.Invariant($"{figure:0.#} ns"),
        "ns" when Math.Abs(figure) < 1e6 => FormattableString.Invariant($"{figure / 1e3:0.##} µs"),
        "ns" => FormattableString.Invariant($"{figure / 1e6:0.##} ms"),
        "MiB" => FormattableString.Invariant($"{figure:0.#} MiB"),
        "B" => FormattableString.Invariant($"{figure:0} B"),
        "GB/s" => FormattableString.Invariant($"{figure:0.##} GB/s"),
        "count" => FormattableString.Invariant($"{figure:0}"),
        _ => FormattableString.Invariant($"{figure:0}/s"),
    };
}
