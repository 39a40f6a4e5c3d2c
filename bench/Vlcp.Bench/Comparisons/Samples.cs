using System.Diagnostics;

namespace Vlcp.Bench.Comparisons;

/// <summary>Figures of many repetitions.</summary>
internal sealed class Samples
{
    private readonly List<double> _figures = [];

    /// <summary>The middle.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The smallest.</summary>
    public double Least => _figures.Min();

    /// <summary>Adds a time, in nanoseconds.</summary>
    public void AddSince(long start, long end) => Add((end - start) * 1e9 / Stopwatch.Frequency);

    /// <summary>Adds a figure.</summary>
    public void Add(double figure) => _figures.Add(figure);

    /// <summary>The figure below which this part of all lies.</summary>
    public double Quantile(double part) => _figures.Order().ElementAt((int)Math.Min(_figures.Count - 1, part * _figures.Count));
}
