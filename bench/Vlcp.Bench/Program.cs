using System.Globalization;
using Vlcp.Bench;

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 11;
IComparison[] comparisons = [new FlowStatsDecoding(), new EventDelivery(), new StoreCommitting(), new PortChange(10), new PortChange(1000)];

Console.WriteLine("| work | Vlcp | peer | peer's time | ratio |\n| --- | ---: | --- | ---: | ---: |");
foreach (var comparison in comparisons)
{
    await comparison.PrepareAsync();
    var measurement = await Measurement.TakeAsync(comparison, rounds);
    await comparison.DisposeAsync();
    Console.WriteLine(FormattableString.Invariant(
        $"| {comparison.Work} | {Show(measurement.Ours)} | {comparison.Peer} | {Show(measurement.Peer)} | {measurement.Ratio:0.###} |"));
}

static string Show(double nanoseconds) => nanoseconds switch
{
    < 1e3 => FormattableString.Invariant($"{nanoseconds:0.#} ns"),
    < 1e6 => FormattableString.Invariant($"{nanoseconds / 1e3:0.##} µs"),
    _ => FormattableString.Invariant($"{nanoseconds / 1e6:0.##} ms"),
};
