namespace Vlcp.Events;

/// <summary>Settings of an <see cref="EventQueue"/>.</summary>
public sealed record QueueOptions
{
    /// <summary>Plain first in, first out without limits.</summary>
    public static QueueOptions Unlimited { get; } = new();

    /// <summary>Finds the sub-queue again with <see cref="EventQueue.Find"/>; unique among its siblings.</summary>
    public string? Name { get; init; }

    /// <summary>How many events wait at most in the queue's own default queue; null is no limit.</summary>
    public int? DefaultLimit { get; init; }

    /// <summary>How many events wait at most in the queue and all its sub-queues; null is no limit.</summary>
    public int? TotalLimit { get; init; }

    /// <summary>Order and fairness of the default queue, which takes the events that no sub-queue matches.</summary>
    public QueueKind Kind { get; init; } = QueueKind.Fifo();

    /// <summary>Priority of the default queue among the sub-queues; larger is served first.</summary>
    public int DefaultPriority { get; init; }

    internal QueueOptions Checked()
    {
        if (DefaultLimit is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit, nameof(DefaultLimit));
        }

        if (TotalLimit is { } total)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total, nameof(TotalLimit));
        }

        return this;
    }
}
