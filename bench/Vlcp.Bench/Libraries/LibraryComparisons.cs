namespace Vlcp.Bench.Libraries;

/// <summary>Single libraries, each against the least that anybody could do.</summary>
internal static class LibraryComparisons
{
    /// <summary>Measures all.</summary>
    public static async Task RunAsync(int rounds, Action<Result> report)
    {
        IComparison[] comparisons = [new FlowStatsDecoding(), new EventDelivery(), new StoreCommitting(), new PortChange(10), new PortChange(1000)];
        foreach (var comparison in comparisons)
        {
            await comparison.PrepareAsync();
            var measurement = await Measurement.TakeAsync(comparison, rounds);
            await comparison.DisposeAsync();
            report(new Result(comparison.Work, measurement.Ours, comparison.Peer, measurement.Peer));
        }
    }
}
