namespace Vlcp.Bench.Comparisons;

/// <summary>How much is measured.</summary>
/// <param name="Ports">Interfaces of the switch, and logical ports beside them that have no interface yet.</param>
/// <param name="Fewer">Interfaces of a small switch.</param>
/// <param name="Many">Interfaces of a big switch.</param>
/// <param name="Stored">Logical ports of a big store.</param>
/// <param name="Samples">Single changes that are timed.</param>
/// <param name="SlowSamples">Single changes that are timed where each takes seconds.</param>
/// <param name="Rounds">How often each side is measured in turn.</param>
internal sealed record Scale(int Ports, int Fewer, int Many, int Stored, int Samples, int SlowSamples, int Rounds)
{
    /// <summary>What the documentation shows.</summary>
    public static Scale Full { get; } = new(1000, 200, 4000, 100_000, 200, 60, 5);

    /// <summary>The same sizes with few repetitions: for those who try something out.</summary>
    public static Scale Short { get; } = Full with { Samples = 24, SlowSamples = 24, Rounds = 3 };

    /// <summary>So little that it proves no more than that everything runs.</summary>
    public static Scale Quick { get; } = new(40, 10, 60, 200, 4, 4, 1);
}
