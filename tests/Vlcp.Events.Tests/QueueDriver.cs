namespace Vlcp.Events.Tests;

/// <summary>Reads a queue as the loop does, without a loop.</summary>
internal static class QueueDriver
{
    /// <summary>Pops and settles everything that can be delivered.</summary>
    public static List<Event> PopAll(this EventQueue queue)
    {
        var all = new List<Event>();
        while (queue.TryPop(out var queued))
        {
            queue.Settle(queued);
            all.Add(queued.Event);
        }

        return all;
    }

    public static List<int> PopNumbers(this EventQueue queue) => [.. queue.PopAll().Select(ev => ((Tick)ev).Number)];

    public static Event PopOne(this EventQueue queue)
    {
        Assert.True(queue.TryPop(out var queued));
        queue.Settle(queued);
        return queued.Event;
    }

    /// <summary>Pops an event that nobody accepts.</summary>
    public static void PopAndBlock(this EventQueue queue)
    {
        Assert.True(queue.TryPop(out var queued));
        queue.PutBack(queued, blocked: true);
    }
}
