namespace Vlcp.Events.Tests;

public sealed class QueueLimitTests
{
    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public void A_default_limit_counts_only_the_default_queue_and_a_total_limit_everything()
    {
        var queue = new EventQueue(new QueueOptions { DefaultLimit = 1, TotalLimit = 3 });
        queue.AddSubQueue(1, EventMatcher.For<Tick>(1));
        Assert.True(queue.TryAppend(new Tick(0)));
        Assert.False(queue.TryAppend(new Tick(0)));
        Assert.True(queue.TryAppend(new Tick(1)));
        Assert.True(queue.TryAppend(new Tick(1)));
        Assert.False(queue.TryAppend(new Tick(1)));
        queue.ForceAppend(new Tick(1));
        Assert.Equal(4, queue.Count);
    }

    [Fact]
    public async Task Waiting_senders_get_in_one_by_one_in_the_order_of_their_calls()
    {
        var queue = new EventQueue(new QueueOptions { DefaultLimit = 1 });
        await queue.AppendAsync(new Tick(0), Never);
        var waiting = Enumerable.Range(1, 3).Select(i => queue.AppendAsync(new Tick(i), Never).AsTask()).ToArray();
        Assert.All(waiting, sender => Assert.False(sender.IsCompleted));
        Assert.Equal(0, ((Tick)queue.PopOne()).Number);
        Assert.Equal([true, false, false], waiting.Select(sender => sender.IsCompleted));
        Assert.Equal([1, 2, 3], queue.PopNumbers());
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Nobody_gets_in_before_a_sender_that_waits()
    {
        var queue = new EventQueue(new QueueOptions { TotalLimit = 2 });
        queue.AddSubQueue(1, EventMatcher.For<Tick>(1), new QueueOptions { DefaultLimit = 1 });
        await queue.AppendAsync(new Tick(1), Never);
        var first = queue.AppendAsync(new Tick(1), Never).AsTask();
        Assert.True(queue.TryAppend(new Tick(2)));
        Assert.False(queue.TryAppend(new Tick(1)));
        Assert.Equal(1, ((Tick)queue.PopOne()).Number);
        Assert.True(first.IsCompleted);
        Assert.False(queue.TryAppend(new Tick(2)));
    }

    [Fact]
    public async Task A_cancelled_sender_leaves_its_place_to_the_next()
    {
        var queue = new EventQueue(new QueueOptions { DefaultLimit = 1 });
        using var cancel = new CancellationTokenSource();
        await queue.AppendAsync(new Tick(0), Never);
        var cancelled = queue.AppendAsync(new Tick(1), cancel.Token).AsTask();
        var patient = queue.AppendAsync(new Tick(2), Never).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal([0, 2], queue.PopNumbers());
        await patient;
    }

    [Fact]
    public async Task A_blocked_event_keeps_its_place_so_that_senders_wait_until_it_is_done()
    {
        var queue = new EventQueue(new QueueOptions { DefaultLimit = 1 });
        queue.TryAppend(new Request("a"));
        var next = queue.AppendAsync(new Request("b"), Never).AsTask();
        queue.PopAndBlock();
        Assert.False(next.IsCompleted);
        queue.ReleaseBlocked(EventMatcher.For<Request>(), ignore: false, askPredicate: true);
        queue.PopOne();
        await next;
    }

    [Fact]
    public async Task Clearing_lets_waiting_senders_in()
    {
        var queue = new EventQueue(new QueueOptions { DefaultLimit = 2 });
        queue.TryAppend(new Tick(1));
        queue.TryAppend(new Tick(2));
        var sender = queue.AppendAsync(new Tick(3), Never).AsTask();
        Assert.Equal(2, queue.Clear().Count);
        await sender;
        Assert.Equal([3], queue.PopNumbers());
    }

    [Fact]
    public async Task Removing_a_sub_queue_takes_its_waiting_senders_along()
    {
        var queue = new EventQueue();
        var sub = queue.AddSubQueue(1, EventMatcher.For<Tick>(), new QueueOptions { DefaultLimit = 1 });
        queue.TryAppend(new Tick(1));
        var sender = queue.AppendAsync(new Tick(2), Never).AsTask();
        sub.Remove();
        await sender;
        Assert.Equal([1, 2], queue.PopNumbers());
    }

    [Fact]
    public async Task Each_key_has_its_own_limit_and_its_own_line()
    {
        var queue = new EventQueue(new QueueOptions { Kind = QueueKind.AutoClass(Key, limitPerKey: 1) });
        Assert.True(queue.TryAppend(new Tick(10)));
        Assert.False(queue.TryAppend(new Tick(11)));
        var waiting = queue.AppendAsync(new Tick(12), Never).AsTask();
        Assert.True(queue.TryAppend(new Tick(20)));
        Assert.Equal([10, 20, 12], queue.PopNumbers());
        await waiting;
    }

    [Fact]
    public void A_hot_key_leaves_the_preserved_places_to_new_keys()
    {
        var queue = new EventQueue(new QueueOptions { DefaultLimit = 4, Kind = QueueKind.AutoClass(Key, preserve: 1) });
        Assert.Equal([true, true, true, false], Enumerable.Range(10, 4).Select(i => queue.TryAppend(new Tick(i))));
        Assert.True(queue.TryAppend(new Tick(20)));
        Assert.False(queue.TryAppend(new Tick(30)));
    }

    [Fact]
    public void A_hot_key_leaves_a_place_to_each_key_seen_recently()
    {
        var queue = new EventQueue(new QueueOptions { DefaultLimit = 4, Kind = QueueKind.AutoClass(Key, preserve: 1) });
        queue.TryAppend(new Tick(20));
        queue.PopNumbers();
        Assert.Equal([true, true, false], Enumerable.Range(10, 3).Select(i => queue.TryAppend(new Tick(i))));
        Assert.True(queue.TryAppend(new Tick(21)));
        Assert.False(queue.TryAppend(new Tick(22)));
        Assert.True(queue.TryAppend(new Tick(30)));
    }

    [Fact]
    public void A_limit_of_one_never_shuts_a_known_key_out()
    {
        var queue = new EventQueue(new QueueOptions { DefaultLimit = 1, Kind = QueueKind.AutoClass(Key) });
        for (var i = 0; i < 5; i++)
        {
            Assert.True(queue.TryAppend(new Tick(i)));
            Assert.False(queue.TryAppend(new Tick(20)));
            Assert.Equal([i], queue.PopNumbers());
        }
    }

    [Fact]
    public async Task Random_traffic_loses_nothing_and_keeps_the_order_of_each_key()
    {
        var random = new Random(7);
        var queue = new EventQueue(new QueueOptions { TotalLimit = 12 });
        queue.AddSubQueue(2, EventMatcher.For<Tick>(), new QueueOptions { DefaultLimit = 8, Kind = QueueKind.AutoClass(Key, 1, 3) });
        var sent = new List<int>();
        var received = new List<int>();
        var senders = new List<Task>();
        for (var step = 0; step < 4000; step++)
        {
            if (random.Next(3) > 0 && sent.Count < 1000)
            {
                var number = (random.Next(5) * 10000) + sent.Count;
                sent.Add(number);
                senders.Add(queue.AppendAsync(new Tick(number), Never).AsTask());
            }
            else if (queue.CanPop)
            {
                received.Add(((Tick)queue.PopOne()).Number);
            }
        }

        received.AddRange(queue.PopNumbers());
        await Task.WhenAll(senders).WaitAsync(TimeSpan.FromSeconds(60), Never);
        Assert.Equal(sent.Order(), received.Order());
        Assert.All(received.GroupBy(number => number / 10000), key => Assert.Equal(key.Order(), key));
        Assert.Equal(0, queue.Count);

        static object Key(Event ev) => ((Tick)ev).Number / 10000;
    }

    private static object Key(Event ev) => ((Tick)ev).Number / 10;
}
