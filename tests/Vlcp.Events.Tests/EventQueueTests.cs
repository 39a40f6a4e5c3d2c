namespace Vlcp.Events.Tests;

public sealed class EventQueueTests
{
    private readonly EventQueue queue = new();

    [Fact]
    public void Larger_priorities_are_popped_first()
    {
        queue.AddSubQueue(10, EventMatcher.For<Tick>(1));
        queue.AddSubQueue(30, EventMatcher.For<Tick>(3));
        queue.AddSubQueue(20, EventMatcher.For<Tick>(2));
        Append(0, 1, 2, 3, 1);
        Assert.Equal([3, 2, 1, 1, 0], queue.PopNumbers());
    }

    [Fact]
    public void The_default_queue_has_a_priority_of_its_own()
    {
        var main = new EventQueue(new QueueOptions { DefaultPriority = 400 });
        main.AddSubQueue(10, EventMatcher.For<Tick>(1));
        main.TryAppend(new Tick(1));
        main.TryAppend(new Tick(0));
        Assert.Equal([0, 1], main.PopNumbers());
    }

    [Fact]
    public void Equal_priorities_are_served_round_robin()
    {
        for (var i = 1; i <= 3; i++)
        {
            queue.AddSubQueue(5, EventMatcher.For<Tick>(i));
        }

        Append(1, 1, 1, 2, 2, 2, 3, 3, 3);
        var popped = queue.PopNumbers();
        Assert.All(popped.Chunk(3), round => Assert.Equal([1, 2, 3], round.Order()));
    }

    [Fact]
    public void A_queue_that_used_less_than_its_share_goes_first_when_it_wakes_up()
    {
        queue.AddSubQueue(5, EventMatcher.For<Tick>(1));
        queue.AddSubQueue(5, EventMatcher.For<Tick>(2));
        Append(1, 1, 1, 1, 1);
        queue.PopOne();
        queue.PopOne();
        Append(2);
        Assert.Equal([2, 1, 1, 1], queue.PopNumbers());
    }

    [Fact]
    public void A_queue_that_used_more_than_its_share_goes_last_when_it_wakes_up()
    {
        queue.AddSubQueue(5, EventMatcher.For<Tick>(1));
        queue.AddSubQueue(5, EventMatcher.For<Tick>(2));
        Append(1, 1, 1);
        queue.PopNumbers();
        Append(2, 2, 1);
        Assert.Equal(2, ((Tick)queue.PopOne()).Number);
        Assert.Equal([1, 2], queue.PopNumbers());
    }

    [Fact]
    public void Events_of_different_keys_keep_their_order_while_no_key_is_ahead_of_its_share()
    {
        var main = new EventQueue(new QueueOptions { Kind = QueueKind.AutoClass(ev => ((Tick)ev).Number) });
        Assert.All([1, 2, 3, 4], number => Assert.True(main.TryAppend(new Tick(number))));
        Assert.Equal([1, 2, 3, 4], main.PopNumbers());
    }

    [Fact]
    public void Events_go_to_the_most_specific_sub_queue_at_every_level()
    {
        var ports = queue.AddSubQueue(1, EventMatcher.For<PortCreated>(), new QueueOptions { Name = "ports" });
        var network = ports.AddSubQueue(1, EventMatcher.For<PortCreated>(null, "n"), new QueueOptions { Name = "network" });
        queue.TryAppend(new PortCreated("a", "n"));
        queue.TryAppend(new PortCreated("b", "other"));
        Append(1);
        Assert.Equal((3, 2, 1), (queue.Count, ports.Count, network.Count));
        Assert.Same(ports, queue.Find("ports"));
        Assert.Same(network, ports.Find("network"));
        Assert.Null(queue.Find("network"));
    }

    [Fact]
    public void A_sub_queue_with_a_predicate_is_refused_because_it_would_never_be_asked()
    {
        var matcher = EventMatcher.For<Tick>().Where(tick => tick.Number > 3);
        Assert.Throws<ArgumentException>(() => queue.AddSubQueue(1, matcher));
        Append(5);
        Assert.Equal([5], queue.PopNumbers());
    }

    [Fact]
    public void A_name_is_given_to_one_sub_queue_only()
    {
        queue.AddSubQueue(1, EventMatcher.For<Tick>(1), new QueueOptions { Name = "a" });
        Assert.Throws<ArgumentException>(() => queue.AddSubQueue(1, EventMatcher.For<Tick>(2), new QueueOptions { Name = "a" }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_queue_that_was_cleared_delivers_what_comes_afterwards(QueueKind kind)
    {
        var sub = queue.AddSubQueue(1, EventMatcher.For<Tick>(), new QueueOptions { Kind = kind, DefaultLimit = 3 });
        Append(1, 2);
        Assert.Equal([1, 2], sub.Clear().Select(ev => ((Tick)ev).Number));
        Assert.Equal(0, queue.Count);
        Assert.False(queue.CanPop);
        Append(3, 4);
        Assert.Equal([3, 4], queue.PopNumbers());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_blocked_queue_that_was_cleared_is_not_blocked_any_more(QueueKind kind)
    {
        queue.AddSubQueue(1, EventMatcher.For<Request>(), new QueueOptions { Kind = kind });
        queue.TryAppend(new Request("a"));
        queue.PopAndBlock();
        queue.Clear();
        queue.TryAppend(new Request("a"));
        Assert.Single(queue.PopAll());
        queue.ReleaseBlocked(EventMatcher.For<Request>(), ignore: false, askPredicate: true);
        Assert.False(queue.CanPop);
    }

    [Fact]
    public void Clearing_a_queue_clears_its_sub_queues()
    {
        var sub = queue.AddSubQueue(1, EventMatcher.For<Tick>(1));
        sub.AddSubQueue(1, EventMatcher.For<Tick>(1));
        Append(1, 2);
        Assert.Equal(2, queue.Clear().Count);
        Append(1, 2);
        Assert.Equal([1, 2], queue.PopNumbers());
    }

    [Fact]
    public void An_event_that_is_being_delivered_when_its_queue_is_cleared_does_not_come_back()
    {
        queue.TryAppend(new Request("a"));
        Assert.True(queue.TryPop(out var queued));
        queue.Clear();
        Assert.Equal(0, queue.Count);
        queue.PutBack(queued, blocked: true);
        Assert.Equal(0, queue.Count);
        Assert.False(queue.CanPop);
    }

    [Fact]
    public void Removing_a_sub_queue_moves_its_events_to_the_parent_regardless_of_limits()
    {
        var main = new EventQueue(new QueueOptions { DefaultLimit = 1 });
        var sub = main.AddSubQueue(1, EventMatcher.For<Tick>());
        for (var i = 0; i < 3; i++)
        {
            Assert.True(main.TryAppend(new Tick(i)));
        }

        sub.Remove();
        sub.Remove();
        Assert.Equal(3, main.Count);
        Assert.False(main.TryAppend(new Tick(9)));
        Assert.Equal([0, 1, 2], main.PopNumbers());
    }

    [Fact]
    public void An_event_that_is_being_delivered_when_its_queue_is_removed_comes_back_to_the_parent()
    {
        var sub = queue.AddSubQueue(1, EventMatcher.For<Request>());
        queue.TryAppend(new Request("a"));
        Assert.True(queue.TryPop(out var queued));
        sub.Remove();
        queue.PutBack(queued, blocked: true);
        Assert.Equal(1, queue.Count);
        Assert.Single(queue.PopAll());
    }

    [Fact]
    public void The_main_queue_can_not_be_removed() => Assert.Throws<InvalidOperationException>(queue.Remove);

    [Fact]
    public void A_priority_queue_serves_smaller_numbers_first_and_events_without_a_number_last()
    {
        var main = new EventQueue(new QueueOptions
        {
            Kind = QueueKind.Priority(ev => ev is Tick { Number: >= 0 } tick ? tick.Number / 10 : null),
        });
        foreach (var number in new[] { -1, 21, 11, 22, 12 })
        {
            main.TryAppend(new Tick(number));
        }

        Assert.Equal([11, 12, 21, 22, -1], main.PopNumbers());
    }

    [Fact]
    public void In_a_priority_queue_a_smaller_number_gets_past_a_blocked_event()
    {
        var main = new EventQueue(new QueueOptions { Kind = QueueKind.Priority(ev => ((Request)ev).Id[0]) });
        main.TryAppend(new Request("m"));
        main.PopAndBlock();
        main.TryAppend(new Request("z"));
        Assert.False(main.CanPop);
        main.TryAppend(new Request("a"));
        Assert.Equal("a", ((Request)main.PopOne()).Id);
        Assert.False(main.CanPop);
    }

    [Fact]
    public void An_auto_class_queue_serves_its_keys_round_robin_and_blocks_one_key_only()
    {
        var main = new EventQueue(new QueueOptions { Kind = QueueKind.AutoClass(ev => ((Request)ev).Id[..1]) });
        foreach (var id in new[] { "a1", "a2", "b1", "b2" })
        {
            main.TryAppend(new Request(id));
        }

        main.PopAndBlock();
        Assert.Equal(["b1", "b2"], main.PopAll().Select(ev => ((Request)ev).Id));
        Assert.Equal(2, main.Count);
        main.ReleaseBlocked(EventMatcher.For<Request>("a1"), ignore: false, askPredicate: true);
        Assert.Equal(["a1", "a2"], main.PopAll().Select(ev => ((Request)ev).Id));
    }

    [Fact]
    public async Task Waiting_for_emptiness_goes_on_when_the_last_event_comes_back()
    {
        queue.TryAppend(new Request("a"));
        var empty = queue.WhenEmptyAsync(TestContext.Current.CancellationToken);
        queue.PopAndBlock();
        Assert.False(empty.IsCompleted);
        queue.ReleaseBlocked(EventMatcher.For<Request>(), ignore: false, askPredicate: true);
        queue.PopAll();
        await empty;
        await queue.WhenEmptyAsync(TestContext.Current.CancellationToken);
    }

    public static TheoryData<QueueKind> Kinds() => new(QueueKind.Fifo(), QueueKind.Priority(_ => 1), QueueKind.AutoClass());

    private void Append(params int[] numbers) => Assert.All(numbers, number => Assert.True(queue.TryAppend(new Tick(number))));
}
