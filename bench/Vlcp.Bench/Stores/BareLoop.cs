using System.Diagnostics;

namespace Vlcp.Bench.Stores;

/// <summary>The same work on an engine without Vlcp, by clients that do one thing after the other.</summary>
internal static class BareLoop
{
    /// <summary>How often a second all clients together do their work, after a while to get warm.</summary>
    public static async Task<double> RateAsync(int clients, TimeSpan time, Func<int, Task> work)
    {
        await RunAsync(clients, time / 4, work);
        return await RunAsync(clients, time, work);
    }

    /// <summary>How many milliseconds the work takes each time, sorted.</summary>
    public static async Task<double[]> MillisecondsAsync(int samples, Func<Task> work)
    {
        var times = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    /// <summary>The figure in the middle.</summary>
    public static double Median(List<double> figures)
    {
        figures.Sort();
        return figures[figures.Count / 2];
    }

    private static async Task<double> RunAsync(int clients, TimeSpan time, Func<int, Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var done = 0;
            for (; Stopwatch.GetElapsedTime(start) < time; done++)
            {
                await work(client);
            }

            return done;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
