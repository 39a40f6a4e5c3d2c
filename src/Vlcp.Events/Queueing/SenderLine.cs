namespace Vlcp.Events;

/// <summary>A sender that waits for space.</summary>
internal sealed class WaitingSender(Event ev, long sequence)
{
    public Event Event { get; } = ev;

    /// <summary>Order of the calls.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The line it stands in; null once it has left.</summary>
    public SenderLine? Line { get; set; }

    public CancellationTokenRegistration Cancellation { get; set; }

    public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>
/// The senders that wait for space at one limit, in the order of their calls. The queue takes their events itself when there is
/// space, so nobody is woken in vain and nobody can jump the line.
/// </summary>
internal sealed class SenderLine
{
    private readonly LinkedList<WaitingSender> senders = [];

    public WaitingSender? First => senders.First?.Value;

    public bool IsEmpty => senders.Count == 0;

    /// <summary>Whether somebody who called earlier waits here.</summary>
    public bool IsBefore(long sequence) => First is { } first && first.Sequence < sequence;

    public void Insert(WaitingSender sender)
    {
        var earlier = senders.Last;
        while (earlier is not null && earlier.Value.Sequence > sender.Sequence)
        {
            earlier = earlier.Previous;
        }

        sender.Line = this;
        if (earlier is null)
        {
            senders.AddFirst(sender);
        }
        else
        {
            senders.AddAfter(earlier, sender);
        }
    }

    public void Remove(WaitingSender sender)
    {
        senders.Remove(sender);
        sender.Line = null;
    }

    public IReadOnlyList<WaitingSender> TakeAll()
    {
        WaitingSender[] all = [.. senders];
        senders.Clear();
        foreach (var sender in all)
        {
            sender.Line = null;
        }

        return all;
    }
}
