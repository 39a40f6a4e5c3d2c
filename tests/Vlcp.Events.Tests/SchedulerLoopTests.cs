using Microsoft.Extensions.Logging;

namespace Vlcp.Events.Tests;

public sealed class SchedulerLoopTests : SchedulerTest
{
    private protected override SchedulerOptions Options => new() { MaxEventsPerTurn = 4, MaxPostsPerTurn = 4 };

    [Fact]
    public async Task A_producer_that_never_stops_starves_neither_continuations_nor_timers()
    {
        var fired = new TaskCompletionSource();
        using var endless = Loop.Subscribe(EventMatcher.For<Tick>(), tick => Loop.EmergeSend(tick));
        Loop.TrySend(new Tick(1));
        using var timer = Loop.SetTimer(TimeSpan.FromSeconds(1), fired.SetResult);
        await Settled();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await fired.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Continuations_that_never_stop_do_not_starve_events()
    {
        var stop = false;
        var running = Loop.InvokeAsync(async () =>
        {
            while (!stop)
            {
                await Loop.YieldAsync();
            }
        });
        var received = EventMatcher.For<Tick>(1).WaitAsync(Loop);
        Loop.TrySend(new Tick(1));
        await received.WaitAsync(Patience);
        await OnLoop(() =>
        {
            stop = true;
            return Task.CompletedTask;
        });
        await running.WaitAsync(Patience);
    }

    [Fact]
    public async Task Yielding_resumes_in_a_later_turn_after_the_events_that_wait() => await OnLoop(async () =>
    {
        var delivered = 0;
        using var count = Loop.Subscribe(EventMatcher.For<Tick>(), _ => delivered++);
        var turn = Loop.Turn;
        Loop.TrySend(new Tick(1));
        await Loop.YieldAsync();
        Assert.Equal(1, delivered);
        Assert.True(Loop.Turn > turn);
    });

    [Fact]
    public async Task A_slow_turn_is_logged()
    {
        using var slow = Loop.Subscribe(EventMatcher.For<Tick>(), _ => Clock.Advance(TimeSpan.FromSeconds(2)));
        Loop.TrySend(new Tick(1));
        await Settled();
        Assert.Contains(Log.Entries, entry => entry.Level == LogLevel.Warning && entry.Text.Contains("turn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_sent_by_a_receiver_come_after_its_own_event_reached_everybody()
    {
        var order = new List<string>();
        using var a = Loop.Subscribe(EventMatcher.For<Tick>(1), _ =>
        {
            order.Add("a1");
            Loop.TrySend(new Tick(2));
        });
        using var b = Loop.Subscribe(EventMatcher.For<Tick>(), tick => order.Add($"b{tick.Number}"));
        Loop.TrySend(new Tick(1));
        await Settled();
        Assert.Equal(["a1", "b1", "b2"], order);
    }

    [Fact]
    public async Task The_most_specific_receivers_run_first_and_each_gets_an_event_once()
    {
        var order = new List<string>();
        using var general = Loop.Subscribe(EventMatcher.For<PortCreated>(), _ => order.Add("general"));
        using var exact = Loop.Subscribe(EventMatcher.For<PortCreated>("p", "n"), _ => order.Add("exact"));
        await OnLoop(async () =>
        {
            Loop.TrySend(new PortCreated("p", "n"));
            var port = EventMatcher.For<PortCreated>("p");
            var (_, matcher) = await EventMatcher.Any(EventMatcher.For<PortCreated>(), port);
            Assert.Same(port, matcher);
        });
        await Settled();
        Assert.Equal(["exact", "general"], order);
    }

    [Fact]
    public async Task A_receiver_that_an_earlier_receiver_ended_is_skipped()
    {
        var received = 0;
        IDisposable? later = null;
        using var first = Loop.Subscribe(EventMatcher.For<Tick>(1), _ => later!.Dispose());
        later = Loop.Subscribe(EventMatcher.For<Tick>(), _ => received++);
        Loop.TrySend(new Tick(1));
        Loop.TrySend(new Tick(1));
        await Settled();
        Assert.Equal(0, received);
        Assert.Empty(Log.Entries);
    }

    [Fact]
    public async Task A_receiver_that_starts_to_listen_during_a_delivery_gets_later_events_only()
    {
        var received = new List<Event>();
        var second = new Tick(1);
        IDisposable? late = null;
        using var first = Loop.Subscribe(EventMatcher.For<Tick>(), _ => late ??= Loop.Subscribe(EventMatcher.For<Tick>(), received.Add));
        Loop.TrySend(new Tick(1));
        Loop.TrySend(second);
        await Settled();
        Assert.Equal([second], received);
    }

    [Fact]
    public async Task A_predicate_that_fails_is_logged_and_counts_as_no_match()
    {
        using var broken = Loop.Subscribe(EventMatcher.For<Tick>().Where(_ => throw new FormatException()), _ => Assert.Fail("matched"));
        Loop.TrySend(new Tick(1));
        await Settled();
        var entry = Assert.Single(Log.Entries);
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.IsType<FormatException>(entry.Error);
    }

    [Fact]
    public async Task An_asynchronous_handler_that_fails_is_logged()
    {
        using var failing = Loop.Subscribe(EventMatcher.For<Tick>(), async _ =>
        {
            await Loop.YieldAsync();
            throw new FormatException();
        });
        Loop.TrySend(new Tick(1));
        await Settled();
        Assert.IsType<FormatException>(Assert.Single(Log.Entries).Error);
    }

    [Fact]
    public async Task Senders_wait_for_space_and_the_loop_lets_them_in()
    {
        Loop.Queue.AddSubQueue(1, EventMatcher.For<Tick>(), new QueueOptions { DefaultLimit = 2 });
        var sum = 0;
        using var count = Loop.Subscribe(EventMatcher.For<Tick>(), tick => sum += tick.Number);
        await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 1; i <= 100; i++)
            {
                await Loop.SendAsync(new Tick(i));
            }
        }))).WaitAsync(Patience);
        await Settled();
        Assert.Equal(4 * 5050, sum);
    }

    [Fact]
    public async Task Results_and_failures_of_invoked_code_reach_the_caller()
    {
        Assert.True(await Loop.InvokeAsync(() => Loop.IsOnLoop));
        Assert.Equal(3, await Loop.InvokeAsync(async () =>
        {
            await Loop.YieldAsync();
            return 3;
        }));
        await Assert.ThrowsAsync<FormatException>(() => Loop.InvokeAsync((Action)(() => throw new FormatException())));
        await Assert.ThrowsAsync<FormatException>(() => Loop.InvokeAsync((Func<Task>)(() => throw new FormatException())));
        Assert.Empty(Log.Entries);
    }

    [Fact]
    public async Task Ambient_state_of_the_caller_flows_into_invoked_code()
    {
        var ambient = new AsyncLocal<int> { Value = 5 };
        Assert.Equal(5, await Loop.InvokeAsync(() => ambient.Value));
    }

    [Fact]
    public void Sending_a_callback_waits_for_its_end()
    {
        var done = false;
        Loop.Send(_ => done = Loop.IsOnLoop, null);
        Assert.True(done);
    }

    [Fact]
    public void Limits_without_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Scheduler(new SchedulerOptions { MaxEventsPerTurn = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventQueue(new QueueOptions { DefaultLimit = 0 }));
        Assert.Throws<InvalidOperationException>(Loop.Start);
    }
}
