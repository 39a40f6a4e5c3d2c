using System.Diagnostics;

namespace Vlcp.Bench.Libraries;

/// <summary>Times of one comparison, in nanoseconds: a TimeSpan is too coarse for them.</summary>
/// <param name="Ours">Median time of an operation of Vlcp.</param>
/// <param name="Peer">Median time of an operation of the peer.</param>
internal sealed record Measurement(double Ours, double Peer)
{
    private const double LeastTime = 20e6;

    /// <summary>How many times as long Vlcp takes as the peer; below 1 it is faster.</summary>
    public double Ratio => Ours / Peer;

    /// <summary>Measures both sides in turns, so that a busy moment of the machine hits both.</summary>
    public static async Task<Measurement> TakeAsync(IComparison comparison, int rounds)
    {
        var (ourCalls, peerCalls) = (await CallsAsync(comparison.RunOursAsync), await CallsAsync(comparison.RunPeerAsync));
        var ours = new List<double>();
        var peer = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(await TimeAsync(comparison.RunOursAsync, ourCalls) / ourCalls / comparison.Operations);
            peer.Add(await TimeAsync(comparison.RunPeerAsync, peerCalls) / peerCalls / comparison.Operations);
        }

        return new Measurement(Median(ours), Median(peer));
    }

    // Warms up, and finds how many calls take long enough for the clock.
    private static async Task<int> CallsAsync(Func<Task> run)
    {
        var calls = 1;
        while (await TimeAsync(run, calls) < LeastTime)
        {
            calls *= 2;
        }

        return calls;
    }

    private static async Task<double> TimeAsync(Func<Task> run, int calls)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
        {
            await run();
        }

        return (Stopwatch.GetTimestamp() - start) * 1e9 / Stopwatch.Frequency;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
