namespace Vlcp.Apps.Tests.Platform;

/// <summary>Queues, handlers and observers.</summary>
public sealed class EventTests
{
    [Fact]
    public async Task Handlers_run_one_after_the_other_in_the_order_of_their_names_and_on_one_thread()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender), typeof(Recorder));
        var recorder = apps.Find<Recorder>();
        for (var i = 1; i <= 3; i++)
        {
            await apps.Find<Sender>().SendEventToObserversAsync(new Ping(i), Dispatcher.Main);
        }
        await Patience.UntilAsync("nine calls", () => recorder.Calls.Count >= 9);
        Assert.Equal(["A1", "a1", "Z1", "A2", "a2", "Z2", "A3", "a3", "Z3"], recorder.Calls);
        Assert.Single(recorder.Threads);
    }

    [Fact]
    public async Task A_handler_for_all_phases_and_one_for_a_single_phase_live_side_by_side()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender), typeof(Recorder));
        await apps.Find<Sender>().SendEventToObserversAsync(new Ping(1), Dispatcher.Config);
        await apps.Find<Sender>().SendEventToObserversAsync(new Ping(2), Dispatcher.Dead);
        await apps.Find<Sender>().SendEventToObserversAsync(new Ping(3));
        await Patience.UntilAsync("eleven calls", () => apps.Find<Recorder>().Calls.Count >= 11);
        Assert.Equal(["A1", "a1", "Z1", "A2", "a2", "Y2", "Z2", "A3", "a3", "Y3", "Z3"], apps.Find<Recorder>().Calls);
    }

    [Fact]
    public async Task What_a_handler_throws_is_logged_and_the_app_lives()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender), typeof(Thrower));
        for (var i = 1; i <= 3; i++)
        {
            await apps.Find<Sender>().SendEventToObserversAsync(new Ping(i));
        }
        await Patience.UntilAsync("three events", () => apps.Find<Thrower>().Seen == 3);
        Assert.True(apps.Log.Has("Thrower.A_throws failed on Ping"));
    }

    [Fact]
    public async Task A_full_queue_slows_its_sender_and_loses_nothing()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender), typeof(Blocker));
        var blocker = apps.Find<Blocker>();
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < 140; i++)
            {
                Assert.True(await apps.Find<Sender>().SendEventAsync(nameof(Blocker), new Ping(i)));
            }
        });
        await Patience.UntilAsync("a full queue", () => blocker.Loop.IsFull);
        Assert.False(sending.IsCompleted);
        blocker.Gate.Set();
        await sending.WithLimit();
        await Patience.UntilAsync("140 events", () => blocker.Seen == 140);
    }

    [Fact]
    public async Task Sending_to_an_app_that_stands_still_ends_with_a_timeout_and_others_get_the_event()
    {
        await using var apps = await TestApps.StartAsync(
            o => o with { QueueCapacity = 1, SendTimeout = TimeSpan.FromMilliseconds(50) }, typeof(Sender), typeof(Blocker), typeof(Thrower));
        var failed = 0;
        for (var i = 0; i < 4; i++)
        {
            try
            {
                await apps.Find<Sender>().SendEventToObserversAsync(new Ping(i));
            }
            catch (TimeoutException)
            {
                failed++;
            }
        }
        Assert.InRange(failed, 1, 3);
        await Patience.UntilAsync("all events", () => apps.Find<Thrower>().Seen == 4);
        apps.Find<Blocker>().Gate.Set();
    }

    [Fact]
    public async Task An_event_for_an_app_that_does_not_exist_is_dropped()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender));
        Assert.False(await apps.Find<Sender>().SendEventAsync("nobody", new Ping(1)));
    }

    [Fact]
    public async Task Handlers_can_come_and_observers_go_at_run_time()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender));
        var sender = apps.Find<Sender>();
        var seen = new List<int>();
        sender.RegisterHandler<Ping>(ev =>
        {
            seen.Add(ev.Number);
            return Task.CompletedTask;
        });
        await sender.SendEventToObserversAsync(new Ping(1));
        sender.ObserveEvent<Ping>(Dispatcher.Main);
        await sender.SendEventToObserversAsync(new Ping(2), Dispatcher.Config);
        await sender.SendEventToObserversAsync(new Ping(3), Dispatcher.Main);
        sender.UnobserveEvent<Ping>();
        await sender.SendEventToObserversAsync(new Ping(4));
        await sender.SendEventAsync(nameof(Sender), new Ping(5));
        await Patience.UntilAsync("the last event", () => sender.Loop.Waiting == 0 && seen.Contains(5));
        Assert.Equal([3, 5], seen);
    }
}
