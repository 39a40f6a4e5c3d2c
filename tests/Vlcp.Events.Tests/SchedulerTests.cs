using Microsoft.Extensions.Logging;

namespace Vlcp.Events.Tests;

public sealed class SchedulerTests : SchedulerTest
{
    [Fact]
    public async Task Awaiting_a_matcher_gives_the_next_matching_event() => await OnLoop(async () =>
    {
        Assert.True(Loop.TrySend(new PortCreated("p1", "n1")));
        Assert.True(Loop.TrySend(new PortCreated("p2", "n1")));
        var ev = await EventMatcher.For<PortCreated>("p2");
        Assert.Equal("p2", ev.Id);
        Assert.True(Loop.IsOnLoop);
    });

    [Fact]
    public async Task Code_off_the_loop_waits_with_an_explicit_scheduler_and_resumes_off_the_loop()
    {
        var waiting = EventMatcher.For<Tick>(7).WaitAsync(Loop);
        await Loop.SendAsync(new Tick(7), TestContext.Current.CancellationToken);
        var ev = await waiting.WaitAsync(Patience);
        Assert.Equal(7, ev.Number);
        Assert.False(Loop.IsOnLoop);
    }

    [Fact]
    public async Task Awaiting_a_matcher_directly_off_the_loop_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await EventMatcher.For<Tick>());

    [Fact]
    public async Task Any_gives_the_first_event_and_its_matcher() => await OnLoop(async () =>
    {
        var ticks = EventMatcher.For<Tick>();
        var ports = EventMatcher.For<PortCreated>();
        Loop.TrySend(new PortCreated("p", "n"));
        var (ev, matcher) = await EventMatcher.Any(ticks, ports);
        Assert.IsType<PortCreated>(ev);
        Assert.Same(ports, matcher);
    });

    [Fact]
    public async Task All_gives_one_event_for_each_matcher_in_the_order_of_arrival() => await OnLoop(async () =>
    {
        var one = EventMatcher.For<Tick>(1);
        var two = EventMatcher.For<Tick>(2);
        Loop.TrySend(new Tick(2));
        Loop.TrySend(new Tick(2));
        Loop.TrySend(new Tick(1));
        var received = await EventMatcher.All(one, two);
        Assert.Equal([2, 1], received.Select(match => ((Tick)match.Event).Number));
        Assert.Equal([two, one], received.Select(match => match.Matcher));
    });

    [Fact]
    public async Task All_of_nothing_is_complete_at_once() => Assert.Empty(await EventMatcher.WaitAll(Loop, []));

    [Fact]
    public async Task A_wait_that_times_out_leaves_no_trace()
    {
        var waiting = EventMatcher.For<Tick>().WaitAsync(Loop, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromSeconds(4.999));
        await Settled();
        Assert.False(waiting.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(0.001));
        await Assert.ThrowsAsync<TimeoutException>(() => waiting.WaitAsync(Patience));
        await Loop.SendAsync(new Tick(1), TestContext.Current.CancellationToken);
        await Settled();
        Assert.Empty(Log.Entries);
    }

    [Fact]
    public async Task A_zero_time_out_still_sees_an_event_that_waits_in_the_queue() => await OnLoop(async () =>
    {
        await Assert.ThrowsAsync<TimeoutException>(() => EventMatcher.For<Tick>().WaitAsync(Loop, TimeSpan.Zero));
    });

    [Fact]
    public async Task A_cancelled_wait_ends_outside_the_code_that_cancels() => await OnLoop(async () =>
    {
        using var cancel = new CancellationTokenSource();
        var ended = false;
        var waiting = WaitAsync();
        CancelHere();
        Assert.False(ended);
        await waiting;
        Assert.True(ended);

        void CancelHere() => cancel.Cancel();

        async Task WaitAsync()
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EventMatcher.For<Tick>().WaitAsync(Loop, cancel.Token));
            ended = true;
        }
    });

    [Fact]
    public async Task An_event_wakes_every_receiver_with_the_same_object() => await OnLoop(async () =>
    {
        var sent = new Tick(1);
        var first = EventMatcher.For<Tick>().On(Loop);
        var second = EventMatcher.For<Tick>(1).On(Loop);
        Loop.TrySend(sent);
        Assert.Same(sent, await first);
        Assert.Same(sent, await second);
    });

    [Fact]
    public async Task A_failing_handler_is_logged_and_harms_neither_itself_nor_others()
    {
        var failing = 0;
        var healthy = 0;
        var unhandled = new TaskCompletionSource<Exception>();
        Loop.UnhandledException += (_, args) => unhandled.TrySetResult((Exception)args.ExceptionObject);
        using var a = Loop.Subscribe(EventMatcher.For<Tick>(), _ =>
        {
            failing++;
            throw new FormatException("broken handler");
        });
        using var b = Loop.Subscribe(EventMatcher.For<Tick>(), _ => healthy++);
        Loop.TrySend(new Tick(1));
        Loop.TrySend(new Tick(2));
        Assert.IsType<FormatException>(await unhandled.Task.WaitAsync(Patience));
        await Settled();
        Assert.Equal((2, 2), (failing, healthy));
        Assert.Equal(2, Log.Entries.Count(entry => entry.Level == LogLevel.Error));
    }

    [Fact]
    public async Task Posted_work_that_throws_is_logged_and_the_loop_goes_on()
    {
        Loop.Post(_ => throw new FormatException("lost"), null);
        await Settled();
        Assert.Single(Log.Entries, entry => entry.Error is FormatException);
    }
}
