namespace Vlcp.Events.Tests;

public sealed class TimerTests : SchedulerTest
{
    [Fact]
    public async Task A_timer_never_fires_early()
    {
        var fired = 0;
        using var timer = Loop.SetTimer(TimeSpan.FromSeconds(1), () => fired++);
        Clock.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        await Settled();
        Assert.Equal(0, fired);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Settled();
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Missed_periods_are_made_up_by_one_call_and_the_grid_is_kept()
    {
        var fired = 0;
        using var timer = Loop.SetTimer(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5), () => fired++);
        Clock.Advance(TimeSpan.FromSeconds(384));
        await Settled();
        Assert.Equal(1, fired);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Settled();
        Assert.Equal(2, fired);
    }

    [Fact]
    public async Task A_disposed_timer_does_not_fire()
    {
        var fired = 0;
        Loop.SetTimer(TimeSpan.FromSeconds(1), () => fired++).Dispose();
        IDisposable? periodic = null;
        periodic = Loop.SetTimer(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), () =>
        {
            fired += 10;
            periodic!.Dispose();
        });
        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Settled();
        }

        Assert.Equal(10, fired);
    }

    [Fact]
    public async Task Timers_fire_in_the_order_of_their_times_and_then_of_their_setting()
    {
        var fired = new List<int>();
        Loop.SetTimer(TimeSpan.FromSeconds(2), () => fired.Add(3));
        Loop.SetTimer(TimeSpan.FromSeconds(1), () => fired.Add(1));
        Loop.SetTimer(TimeSpan.FromSeconds(1), () => fired.Add(2));
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Settled();
        Assert.Equal([1, 2, 3], fired);
    }

    [Fact]
    public async Task A_failing_timer_is_logged_and_fires_again()
    {
        using var timer = Loop.SetTimer(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), () => throw new FormatException());
        for (var i = 0; i < 2; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Settled();
        }

        Assert.Equal(2, Log.Entries.Count);
    }

    [Fact]
    public async Task A_delay_resumes_on_the_loop_and_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = new TaskCompletionSource();
        var delayed = OnLoop(async () =>
        {
            var short1 = Loop.DelayAsync(TimeSpan.FromSeconds(1), cancel.Token);
            waiting.SetResult();
            await short1;
            Assert.True(Loop.IsOnLoop);
        });
        var cancelled = Loop.DelayAsync(TimeSpan.FromDays(100), cancel.Token);
        await waiting.Task;
        Clock.Advance(TimeSpan.FromSeconds(1));
        await delayed;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.WaitAsync(Patience));
    }

    [Fact]
    public void Thousands_of_disposed_time_outs_do_not_pile_up()
    {
        using var wheel = new TimerWheel(Clock, () => { });
        for (var i = 0; i < 10_000; i++)
        {
            wheel.Add(TimeSpan.FromDays(1), null, () => { }).Dispose();
        }

        Assert.InRange(wheel.Count, 0, 200);
    }

    [Fact]
    public async Task Nonsense_times_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Loop.SetTimer(TimeSpan.FromSeconds(-1), () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loop.SetTimer(TimeSpan.Zero, TimeSpan.Zero, () => { }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Loop.DelayAsync(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task The_system_clock_drives_a_scheduler_too()
    {
        await using var real = new Scheduler();
        real.Start();
        var start = TimeProvider.System.GetTimestamp();
        await real.DelayAsync(TimeSpan.FromMilliseconds(20)).WaitAsync(Patience);
        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(20));
    }
}
