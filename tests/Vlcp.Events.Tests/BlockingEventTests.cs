namespace Vlcp.Events.Tests;

public sealed class BlockingEventTests : SchedulerTest
{
    [Fact]
    public async Task A_blocking_event_waits_until_a_matcher_is_registered()
    {
        Loop.TrySend(new Request("a"));
        await Settled();
        Assert.Equal(1, Loop.Queue.Count);
        await OnLoop(async () =>
        {
            var request = await EventMatcher.For<Request>("a");
            request.CanIgnore = true;
        });
        await Settled();
        Assert.Equal(0, Loop.Queue.Count);
    }

    [Fact]
    public async Task An_event_that_was_received_but_not_accepted_is_delivered_again_to_the_next_receiver() => await OnLoop(async () =>
    {
        Loop.TrySend(new Request("a"));
        var first = await EventMatcher.For<Request>();
        await Loop.YieldAsync();
        var second = await EventMatcher.For<Request>("a");
        Assert.Same(first, second);
        second.CanIgnore = true;
    });

    [Fact]
    public async Task A_receiver_that_lets_an_event_go_by_and_awaits_the_same_matcher_is_not_offered_it_over_and_over()
    {
        var offered = 0;
        var matcher = EventMatcher.For<Request>();
        await using var routines = new RoutineGroup(Loop, "test");
        routines.Start(async cancelled =>
        {
            while (true)
            {
                await matcher.WaitAsync(Loop, cancelled);
                offered++;
            }
        });
        await Settled();
        Loop.TrySend(new Request("a"));
        await Settled();
        Assert.Equal(1, offered);
        Assert.Equal(1, Loop.Queue.Count);
    }

    [Fact]
    public async Task A_matcher_registered_during_the_delivery_still_gets_the_event()
    {
        var late = new TaskCompletionSource<Request>();
        using var early = Loop.Subscribe(EventMatcher.For<Request>(), ev =>
        {
            if (!late.Task.IsCompleted)
            {
                _ = AcceptAsync();
            }
        });
        Loop.TrySend(new Request("a"));
        Assert.Equal("a", (await late.Task.WaitAsync(Patience)).Id);
        await Settled();
        Assert.Equal(0, Loop.Queue.Count);

        async Task AcceptAsync()
        {
            var request = await EventMatcher.For<Request>("a");
            request.CanIgnore = true;
            late.TrySetResult(request);
        }
    }

    [Fact]
    public async Task A_blocked_event_holds_up_its_own_queue_only()
    {
        Loop.Queue.AddSubQueue(1, EventMatcher.For<Request>("a"));
        Loop.Queue.AddSubQueue(1, EventMatcher.For<Request>("b"));
        var received = new List<string>();
        Loop.TrySend(new Request("a"));
        Loop.TrySend(new Request("b"));
        using var b = Loop.Subscribe(EventMatcher.For<Request>("b"), Accept);
        await Settled();
        Assert.Equal(["b"], received);
        using var a = Loop.Subscribe(EventMatcher.For<Request>("a"), Accept);
        await Settled();
        Assert.Equal(["b", "a"], received);

        void Accept(Request request)
        {
            request.CanIgnore = true;
            received.Add(request.Id);
        }
    }

    [Fact]
    public async Task The_order_of_blocking_events_does_not_change()
    {
        foreach (var id in new[] { "a", "b", "c" })
        {
            Loop.TrySend(new Request(id));
        }

        await Settled();
        await OnLoop(async () =>
        {
            foreach (var id in new[] { "a", "b", "c" })
            {
                var request = await EventMatcher.For<Request>();
                request.CanIgnore = true;
                Assert.Equal(id, request.Id);
            }
        });
    }

    [Fact]
    public async Task An_event_that_may_be_ignored_now_is_dropped_when_popped()
    {
        Loop.TrySend(new Request("a") { IsObsolete = () => true });
        await Settled();
        Assert.Equal(0, Loop.Queue.Count);
    }

    [Fact]
    public async Task Ignoring_drops_the_blocked_events_after_one_more_delivery_and_leaves_those_behind()
    {
        Loop.TrySend(new Request("a"));
        Loop.TrySend(new Request("a"));
        await Settled();
        Loop.Ignore(EventMatcher.For<Request>("a"));
        await Settled();
        Assert.Equal(1, Loop.Queue.Count);
    }

    [Fact]
    public async Task A_predicate_decides_whether_a_blocked_event_is_delivered_to_a_new_matcher()
    {
        Loop.TrySend(new Request("a"));
        await Settled();
        using var other = Loop.Subscribe(EventMatcher.For<Request>().Where(request => request.Id == "b"), request => request.CanIgnore = true);
        await Settled();
        Assert.Equal(1, Loop.Queue.Count);
        using var right = Loop.Subscribe(EventMatcher.For<Request>().Where(request => request.Id == "a"), request => request.CanIgnore = true);
        await Settled();
        Assert.Equal(0, Loop.Queue.Count);
    }

    [Fact]
    public async Task Waiting_for_all_can_accept_what_it_receives()
    {
        Loop.TrySend(new Request("b"));
        Loop.TrySend(new Request("a"));
        await OnLoop(async () => await EventMatcher.AllAccepting(EventMatcher.For<Request>("a"), EventMatcher.For<Request>("b")));
        await Settled();
        Assert.Equal(0, Loop.Queue.Count);
    }

    [Fact]
    public async Task Many_threads_that_send_and_subscribe_at_once_lose_no_blocking_event()
    {
        const int Count = 500;
        var received = 0;
        var done = new TaskCompletionSource();
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
            {
                await Loop.SendAsync(new Request($"{i}"), TestContext.Current.CancellationToken);
            }
        });
        var subscribing = Task.Run(() =>
        {
            for (var i = 0; i < Count; i++)
            {
                Loop.Subscribe(EventMatcher.For<Request>($"{i}"), request =>
                {
                    request.CanIgnore = true;
                    if (++received == Count)
                    {
                        done.SetResult();
                    }
                });
            }
        });
        await Task.WhenAll(sending, subscribing, done.Task).WaitAsync(Patience);
    }
}
