namespace Vlcp.Events;

/// <summary>Settings of a <see cref="Scheduler"/>.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Name of the loop's thread.</summary>
    public string Name { get; init; } = "scheduler";

    /// <summary>How many events one turn of the loop processes at most before continuations and timers get their share.</summary>
    public int MaxEventsPerTurn { get; init; } = 256;

    /// <summary>How many posted continuations one turn of the loop runs at most before events and timers get their share.</summary>
    public int MaxPostsPerTurn { get; init; } = 1024;

    /// <summary>A turn that takes longer than this is logged as a warning.</summary>
    public TimeSpan SlowTurn { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The layout of the main queue.</summary>
    public QueueOptions Queue { get; init; } = new() { Kind = QueueKind.AutoClass() };

    internal SchedulerOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxEventsPerTurn);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxPostsPerTurn);
        return this;
    }
}
