namespace Vlcp.Events.Tests;

public sealed class SchedulerStopTests : SchedulerTest
{
    [Fact]
    public async Task Stopping_lets_routines_clean_up_on_the_loop()
    {
        var cleanedOnLoop = false;
        var group = new RoutineGroup(Loop, "module");
        group.Start(async cancelled =>
        {
            try
            {
                await EventMatcher.For<Tick>().WaitAsync(Loop, cancelled);
            }
            finally
            {
                await Loop.YieldAsync();
                cleanedOnLoop = Loop.IsOnLoop;
            }
        });
        await Settled();
        Assert.True(await Loop.StopAsync(Patience).WaitAsync(Patience));
        Assert.True(cleanedOnLoop);
        Assert.Empty(Log.Entries);
    }

    [Fact]
    public async Task A_routine_that_does_not_end_by_the_deadline_is_named_in_the_log()
    {
        var hang = new TaskCompletionSource();
        var group = new RoutineGroup(Loop, "module");
        group.Start(_ => hang.Task, "stubborn");
        await Settled();
        Assert.False(await Loop.StopAsync(TimeSpan.Zero).WaitAsync(Patience));
        Assert.Contains(Log.Entries, entry => entry.Text.Contains("module/stubborn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_signal_ends_the_loop_at_once()
    {
        using var second = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var group = new RoutineGroup(Loop, "module");
        group.Start(async cancelled =>
        {
            using var note = cancelled.Register(() => asked.SetResult());
            await new TaskCompletionSource().Task;
        });
        await Settled();
        var stopping = Loop.StopAsync(TimeSpan.FromHours(1), second.Token);
        await asked.Task.WaitAsync(Patience);
        Assert.False(stopping.IsCompleted);
        await second.CancelAsync();
        Assert.False(await stopping.WaitAsync(Patience));
    }

    [Fact]
    public async Task What_waits_for_events_space_or_time_is_cancelled_when_the_loop_ends()
    {
        Loop.Queue.AddSubQueue(1, EventMatcher.For<Request>(), new QueueOptions { DefaultLimit = 1 });
        Loop.TrySend(new Request("a"));
        await Settled();
        Task[] waits =
        [
            EventMatcher.For<Tick>().WaitAsync(Loop),
            Loop.SendAsync(new Request("b")).AsTask(),
            Loop.DelayAsync(TimeSpan.FromHours(1)),
        ];
        await Loop.StopAsync();
        foreach (var wait in waits)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(Patience));
        }
    }

    [Fact]
    public async Task After_the_end_nothing_is_accepted_and_nothing_hangs()
    {
        await Loop.StopAsync();
        await Loop.StopAsync();
        Assert.False(Loop.TrySend(new Tick(1)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EventMatcher.For<Tick>().WaitAsync(Loop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Loop.SendAsync(new Tick(1)));
        await Loop.YieldAsync().WaitAsync(Patience);
        Assert.Equal(1, await Loop.InvokeAsync(() => 1).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_scheduler_that_was_never_started_can_be_stopped()
    {
        var idle = new Scheduler();
        Assert.True(await idle.StopAsync().WaitAsync(Patience));
        await idle.DisposeAsync();
    }

    [Fact]
    public async Task Code_on_the_loop_can_ask_for_the_stop()
    {
        await OnLoop(async () => await Loop.StopAsync());
        Assert.False(Loop.TrySend(new Tick(1)) && !Loop.Stopping.IsCancellationRequested);
        Assert.True(Loop.Stopping.IsCancellationRequested);
    }
}
