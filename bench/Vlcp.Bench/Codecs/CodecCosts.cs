using System.Diagnostics;
using Vlcp.Bench.Comparisons;

namespace Vlcp.Bench.Codecs;

/// <summary>Time and memory that messages cost, against copying their bytes.</summary>
internal sealed class CodecCosts(Scale scale, Action<Result> report)
{
    private const double LeastTime = 50e6;
    private const double AskedFor = 1.0;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var work in CodecWork.All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var source = new byte[work.Bytes];
            var target = new byte[work.Bytes];
            var (time, allocated) = Measure(work.Run, scale.Rounds);
            var (copy, _) = Measure(
                () =>
                {
                    source.CopyTo(target, 0);
                    return target[0];
                },
                scale.Rounds);
            report(new Result(work.Name, time, "memcpy of its bytes", copy));
            report(new Result($"{work.Name}: allocated", allocated, "the message's bytes", work.Bytes, "B"));
            if (work.Name == CodecWork.FlowsInPlace)
            {
                report(new Result($"{work.Name}: rate", work.Bytes / time, "asked for", AskedFor, "GB/s"));
            }
        }
        return Task.CompletedTask;
    }

    // The median of some rounds in nanoseconds, and the bytes that one call allocates.
    private static (double Time, double Allocated) Measure(Func<ulong> run, int rounds)
    {
        var calls = 1;
        while (Time(run, calls) < LeastTime)
        {
            calls *= 2;
        }
        // The compiler has another look at what ran often; what it makes of it is measured.
        Thread.Sleep(200);
        Time(run, calls);
        var times = Enumerable.Range(0, rounds * 2 + 1).Select(_ => Time(run, calls) / calls).Order().ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(Sum(run, calls));
        return (times[rounds], Math.Floor((double)(GC.GetAllocatedBytesForCurrentThread() - before) / calls));
    }

    private static double Time(Func<ulong> run, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        GC.KeepAlive(Sum(run, calls));
        return (Stopwatch.GetTimestamp() - start) * 1e9 / Stopwatch.Frequency;
    }

    private static ulong Sum(Func<ulong> run, int calls)
    {
        var sum = 0UL;
        for (var call = 0; call < calls; call++)
        {
            sum += run();
        }
        return sum;
    }
}
