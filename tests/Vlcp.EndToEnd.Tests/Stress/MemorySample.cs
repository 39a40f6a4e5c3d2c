namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>The memory of a controller, in bytes.</summary>
/// <param name="Heap">What is alive after a full collection.</param>
/// <param name="WorkingSet">What the operating system counts.</param>
internal sealed record MemorySample(long Heap, long WorkingSet)
{
    // What is alive is known exactly; what the operating system counts depends on when it is asked for and given back.
    private const double HeapGrowth = 1.1;
    private const double WorkingSetGrowth = 1.3;
    private const long HeapSlack = 3 << 20;
    private const long WorkingSetSlack = 48 << 20;

    /// <summary>Says what is wrong if there is more memory in use in the last third of the time than in the first; null if nothing is.</summary>
    public static string? FindGrowth(IReadOnlyList<MemorySample> samples)
    {
        var third = Math.Max(1, samples.Count / 3);
        var (first, last) = (samples.Take(third).ToList(), samples.TakeLast(third).ToList());
        var heap = (Early: Median(first, sample => sample.Heap), Late: Median(last, sample => sample.Heap));
        var whole = (Early: Median(first, sample => sample.WorkingSet), Late: Median(last, sample => sample.WorkingSet));
        return heap.Late > (heap.Early * HeapGrowth) + HeapSlack ? $"the heap grew from {heap.Early} to {heap.Late} bytes"
            : whole.Late > (whole.Early * WorkingSetGrowth) + WorkingSetSlack ? $"the working set grew from {whole.Early} to {whole.Late} bytes"
            : null;
    }

    private static long Median(IEnumerable<MemorySample> samples, Func<MemorySample, long> value)
    {
        var ordered = samples.Select(value).Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
