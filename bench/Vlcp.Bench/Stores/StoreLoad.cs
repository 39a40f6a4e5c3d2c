using System.Diagnostics;
using System.Text;
using Vlcp.Bench.Comparisons;
using Vlcp.Storage;

namespace Vlcp.Bench.Stores;

/// <summary>The work that every engine is measured with, through the store's contract.</summary>
internal static class StoreLoad
{
    /// <summary>The value of every key.</summary>
    public static byte[] Value { get; } = Encoding.ASCII.GetBytes(new string('v', 200));

    /// <summary>Transactions a second: each client reads a key of its own and writes 200 bytes to it, one transaction after the other.</summary>
    public static async Task<double> TransactionsPerSecondAsync(IStoreEngine engine, int clients, TimeSpan time)
    {
        await RunAsync(engine, clients, time / 4);
        return await RunAsync(engine, clients, time);
    }

    /// <summary>A share of sorted samples: 0.5 is the median.</summary>
    public static double Quantile(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static async Task<double> RunAsync(IStoreEngine engine, int clients, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var key = $"bench.{client}";
            var query = StoreQuery.Of(key);
            var done = 0;
            for (; Stopwatch.GetElapsedTime(start) < time; done++)
            {
                await engine.UpdateAsync(query, _ => StoreUpdate.Write(StoreWrite.Put(key, Value)), CancellationToken.None);
            }

            return done;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
