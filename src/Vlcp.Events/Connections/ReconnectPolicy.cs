namespace Vlcp.Events.Connections;

/// <summary>How long to wait before connecting again: exponential, jittered, forgotten after a healthy connection.</summary>
public sealed record ReconnectPolicy
{
    /// <summary>The first wait.</summary>
    public TimeSpan Initial { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait.</summary>
    public TimeSpan Maximum { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A connection that lived this long was healthy, and the next wait is <see cref="Initial"/> again. A peer that accepts and
    /// closes at once is therefore not dialled in a hot loop.
    /// </summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The share of a wait that is random, 0 to 1, so that many servers do not return to one peer in step.
    /// </summary>
    public double Jitter { get; init; } = 0.5;

    /// <summary>The wait after a number of failures in a row.</summary>
    /// <param name="failures">1 for the first failure.</param>
    /// <param name="random">Uniform from 0 to 1, for the jitter.</param>
    public TimeSpan DelayAfter(int failures, double random)
    {
        // Beyond 2^30 the product is over any sensible maximum.
        var ceiling = Math.Min(Maximum.Ticks, Initial.Ticks * Math.Pow(2, Math.Clamp(failures - 1, 0, 30)));
        return TimeSpan.FromTicks((long)(ceiling * (1 - (Jitter * Math.Clamp(random, 0, 1)))));
    }
}
