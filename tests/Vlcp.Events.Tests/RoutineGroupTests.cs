namespace Vlcp.Events.Tests;

public sealed class RoutineGroupTests : SchedulerTest
{
    [Fact]
    public async Task The_first_step_of_a_routine_runs_after_its_starter_went_on() => await OnLoop(async () =>
    {
        await using var group = new RoutineGroup(Loop, "test");
        var order = new List<string>();
        var routine = group.RunAsync(_ =>
        {
            order.Add("routine");
            return Task.CompletedTask;
        });
        order.Add("starter");
        await routine;
        Assert.Equal(["starter", "routine"], order);
    });

    [Fact]
    public async Task Disposing_cancels_all_routines_and_waits_for_them()
    {
        var ended = 0;
        var group = new RoutineGroup(Loop, "test");
        for (var i = 0; i < 3; i++)
        {
            group.Start(async cancelled =>
            {
                try
                {
                    await EventMatcher.For<Tick>().WaitAsync(Loop, cancelled);
                }
                finally
                {
                    await Loop.YieldAsync();
                    ended++;
                }
            });
        }

        await Settled();
        Assert.Equal(3, group.Count);
        await group.DisposeAsync().AsTask().WaitAsync(Patience);
        Assert.Equal((3, 0), (ended, group.Count));
        Assert.Empty(Log.Entries);
        Assert.Throws<ObjectDisposedException>(() => group.Start(_ => Task.CompletedTask));
    }

    [Fact]
    public async Task A_routine_disposed_before_its_first_step_ends_as_cancelled() => await OnLoop(async () =>
    {
        var ran = false;
        var group = new RoutineGroup(Loop, "test");
        var routine = group.RunAsync(_ =>
        {
            ran = true;
            return Task.FromResult(1);
        });
        await group.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => routine);
        Assert.False(ran);
    });

    [Fact]
    public async Task A_failure_that_nobody_observes_is_logged_once()
    {
        await using var group = new RoutineGroup(Loop, "test");
        group.Start(_ => throw new FormatException());
        await Settled();
        await Settled();
        Assert.IsType<FormatException>(Assert.Single(Log.Entries).Error);
    }

    [Fact]
    public async Task A_failure_that_the_caller_observes_is_not_logged()
    {
        await using var group = new RoutineGroup(Loop, "test");
        await Assert.ThrowsAsync<FormatException>(() => group.RunAsync(_ => throw new FormatException()).WaitAsync(Patience));
        Assert.Empty(Log.Entries);
    }

    [Fact]
    public async Task Running_all_waits_for_all_even_if_one_fails_early()
    {
        await using var group = new RoutineGroup(Loop, "test");
        var finished = false;
        await Assert.ThrowsAsync<FormatException>(() => group.RunAllAsync<int>(
        [
            _ => throw new FormatException(),
            async _ =>
            {
                await Loop.YieldAsync();
                finished = true;
                return 1;
            },
        ]).WaitAsync(Patience));
        Assert.True(finished);
        var results = await group.RunAllAsync<int>([_ => Task.FromResult(1), _ => Task.FromResult(2)]);
        Assert.Equal([1, 2], results);
        Assert.Empty(Log.Entries);
    }

    [Fact]
    public async Task Several_failures_are_thrown_together_with_their_number_and_the_first()
    {
        await using var group = new RoutineGroup(Loop, "test");
        var error = await Assert.ThrowsAsync<AggregateException>(() => group.RunAllAsync<int>(
            [_ => throw new FormatException("first"), _ => throw new FormatException("second")]).WaitAsync(Patience));
        Assert.Equal(2, error.InnerExceptions.Count);
        Assert.StartsWith("2 routines failed, the first with: first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_the_caller_cancels_all_that_it_runs()
    {
        await using var group = new RoutineGroup(Loop, "test");
        using var cancel = new CancellationTokenSource();
        var all = group.RunAllAsync(
            Enumerable.Repeat<Func<CancellationToken, Task<Tick>>>(token => EventMatcher.For<Tick>().WaitAsync(Loop, token), 3),
            cancel.Token);
        await Settled();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all.WaitAsync(Patience));
    }

    [Fact]
    public async Task An_event_can_interrupt_what_is_being_done()
    {
        var cleaned = false;
        var working = EventMatcher.Any(EventMatcher.For<Tick>(9)).InterruptAsync<int>(Loop, async cancelled =>
        {
            try
            {
                await Loop.DelayAsync(TimeSpan.FromHours(1), cancelled);
                return 0;
            }
            finally
            {
                cleaned = true;
            }
        });
        await Settled();
        Loop.TrySend(new Tick(9));
        var interruption = await Assert.ThrowsAsync<InterruptedByEventException>(() => working.WaitAsync(Patience));
        Assert.Equal(9, ((Tick)interruption.Match.Event).Number);
        Assert.True(cleaned);
        Assert.Equal(5, await EventMatcher.Any(EventMatcher.For<Tick>()).InterruptAsync(Loop, _ => Task.FromResult(5)).WaitAsync(Patience));
    }
}
