using System.Runtime.CompilerServices;
using Vlcp.Apps.Bundled.Switching;
using Vlcp.Apps.DpSets;
using Vlcp.Apps.Tests.Bundled;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Tests.Datapaths;

/// <summary>Throws at every packet.</summary>
public sealed class PacketThrower : App
{
    [Observe(Dispatcher.Main)]
    private static void OnPacketIn(EventOFPPacketIn ev) => throw new InvalidOperationException($"no packets of {ev.Datapath.Dpid}");
}

/// <summary>Blocks at its first packet until it is let go.</summary>
public sealed class PacketBlocker : App
{
    public ManualResetEventSlim Gate { get; } = new();

    public ManualResetEventSlim IsBlocked { get; } = new();

    [Observe(Dispatcher.Main)]
    private void OnPacketIn(EventOFPPacketIn ev)
    {
        IsBlocked.Set();
        Gate.Wait(Stopping);
    }
}

/// <summary>Takes its time for packets, and counts them.</summary>
public sealed class PacketCounter : App
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    [Observe(Dispatcher.Main)]
    private void OnPacketIn(EventOFPPacketIn ev)
    {
        if (Interlocked.Increment(ref _count) % 200 == 0)
        {
            Thread.Sleep(1);
        }
    }
}

/// <summary>What one app or one switch does wrong costs no other app and no other switch its answers.</summary>
public sealed class RobustnessTests
{
    private const int Packets = 200;

    [Fact]
    public async Task An_app_that_throws_at_every_packet_does_not_keep_the_switch_from_its_answers()
    {
        await using var apps = await TestApps.StartAsync(typeof(PacketThrower), typeof(LearningSwitch));
        await using var emulated = await EmulatedSwitch.ReadyAsync(apps.Port, 1);
        await AssertAnsweredAsync(emulated);
        await Patience.UntilAsync("the log", () => apps.Log.Has("PacketThrower.OnPacketIn failed on EventOFPPacketIn"));
    }

    [Fact]
    public async Task An_app_that_blocks_does_not_keep_switches_from_their_answers()
    {
        await using var apps = await TestApps.StartAsync(
            o => o with { StuckAfter = TimeSpan.FromMilliseconds(50), StopTimeout = TimeSpan.FromSeconds(1) }, typeof(PacketBlocker), typeof(LearningSwitch));
        var blocker = apps.Find<PacketBlocker>();
        await using var first = await EmulatedSwitch.ReadyAsync(apps.Port, 1);
        await using var second = await EmulatedSwitch.ReadyAsync(apps.Port, 2);
        await AssertAnsweredAsync(first);
        Assert.True(blocker.IsBlocked.Wait(Patience.Limit, TestContext.Current.CancellationToken));
        for (var i = 0; i < 3; i++)
        {
            await AssertAnsweredAsync(first);
            await AssertAnsweredAsync(second);
        }
        Assert.False(blocker.Gate.IsSet);
        blocker.Gate.Set();
    }

    [Fact]
    public async Task An_app_that_is_slower_than_another_loses_packets_and_does_not_hold_it_up()
    {
        await using var apps = await TestApps.StartAsync(
            o => o with { StuckAfter = TimeSpan.FromHours(1), StopTimeout = TimeSpan.FromSeconds(1), SlowAppBuffer = 1 }, typeof(PacketBlocker), typeof(LearningSwitch));
        var blocker = apps.Find<PacketBlocker>();
        await using var emulated = await EmulatedSwitch.ReadyAsync(apps.Port, 1);
        await AssertAnsweredAsync(emulated);
        Assert.True(blocker.IsBlocked.Wait(Patience.Limit, TestContext.Current.CancellationToken));
        Assert.True(apps.Manager.Switches.Find(1)!.DroppedPackets > Packets / 2);
        blocker.Gate.Set();
    }

    [Fact]
    public async Task The_only_app_gets_every_packet_however_slow_it_is()
    {
        const int Bursts = 100;
        await using var apps = await TestApps.StartAsync(o => o with { StuckAfter = TimeSpan.FromHours(1) }, typeof(PacketCounter));
        await using var emulated = await EmulatedSwitch.ReadyAsync(apps.Port, 1);
        var burst = Enumerable.Range(0, Packets)
            .SelectMany(i => OpenFlowCodec.Encode(LearningSwitchTests.Packet((ulong)i + 1, 0xffff, 1, PacketIn.NoBuffer), OpenFlowVersion.V13)).ToArray();
        for (var i = 0; i < Bursts; i++)
        {
            await emulated.SendAsync(burst);
        }
        await Patience.UntilAsync("all packets", () => apps.Find<PacketCounter>().Count == Bursts * Packets);
        Assert.Equal(0, apps.Manager.Switches.Find(1)!.DroppedPackets);
    }

    [Fact]
    public async Task A_switch_that_floods_and_never_listens_does_not_keep_others_from_their_answers()
    {
        await using var apps = await TestApps.StartAsync(typeof(LearningSwitch));
        await using var good = await EmulatedSwitch.ReadyAsync(apps.Port, 1);
        await using var flooding = await EmulatedSwitch.ReadyAsync(apps.Port, 2);
        using var enough = new CancellationTokenSource();
        var burst = Enumerable.Range(0, 200)
            .SelectMany(i => OpenFlowCodec.Encode(LearningSwitchTests.Packet((ulong)i + 1, 0xffff, 1, PacketIn.NoBuffer), OpenFlowVersion.V13)).ToArray();
        var flood = Task.Run(async () =>
        {
            try
            {
                while (!enough.IsCancellationRequested)
                {
                    await flooding.SendAsync(burst);
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // Cut in the middle of a burst, as it is meant to be.
            }
        });
        for (var i = 0; i < 5; i++)
        {
            await AssertAnsweredAsync(good);
        }
        await enough.CancelAsync();
        flooding.Cut();
        await flood;
        await AssertAnsweredAsync(good);
    }

    [Fact]
    public async Task Switches_that_do_not_finish_their_handshake_are_closed_and_others_work()
    {
        await using var apps = await TestApps.StartAsync(
            o => o with { OpenFlow = new() { HelloTimeout = TimeSpan.FromSeconds(1), FeaturesTimeout = TimeSpan.FromSeconds(1) } }, typeof(LearningSwitch));
        await using var silent = await EmulatedSwitch.ConnectAsync(apps.Port);
        await using var noFeatures = await EmulatedSwitch.ConnectAsync(apps.Port);
        await noFeatures.SendAsync(new Hello(4, 1u << 4));
        await using var noPorts = await EmulatedSwitch.ConnectAsync(apps.Port);
        await noPorts.SendAsync(new Hello(4, 1u << 4));
        var request = await noPorts.ExpectAsync<FeaturesRequest>();
        await noPorts.SendAsync(new FeaturesReply(9, 0, 254, 0, SwitchCapabilities.None) { Xid = request.Xid });
        await silent.WaitUntilClosedAsync();
        await noFeatures.WaitUntilClosedAsync();
        await noPorts.WaitUntilClosedAsync();
        await using var good = await EmulatedSwitch.ReadyAsync(apps.Port, 1);
        await AssertAnsweredAsync(good);
        Assert.True(apps.Log.Has("did not tell its ports within 1 s"));
    }

    [Fact]
    public async Task A_thousand_switches_that_come_and_vanish_leave_nothing_behind()
    {
        await using var apps = await TestApps.StartAsync(typeof(LearningSwitch), typeof(DpSet));
        await using var good = await EmulatedSwitch.ReadyAsync(apps.Port, 0xffff);
        await AssertAnsweredAsync(good);
        var remembered = new List<WeakReference>();
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(Enumerable.Range(1, 100).Select(n => VisitAsync(apps, (ulong)n, (n + round) % 4)));
            Remember(apps, remembered);
        }
        await AssertAnsweredAsync(good);
        await Patience.UntilAsync("one switch is left", () => apps.Manager.Switches.Datapaths.Count == 1 && apps.Find<DpSet>().GetAll().Count == 1);
        await Patience.UntilAsync("the others' objects are collected", () =>
        {
            GC.Collect();
            return remembered.Count(r => r.IsAlive) <= 2;
        });
    }

    // Keeps no reference in a local variable that would live on.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Remember(TestApps apps, List<WeakReference> remembered) =>
        remembered.AddRange(apps.Find<DpSet>().GetAll().Where(d => d.Dpid != 0xffff).Select(d => new WeakReference(d.Dp)));

    private static async Task VisitAsync(TestApps apps, ulong dpid, int kind)
    {
        if (kind < 2)
        {
            var early = await EmulatedSwitch.ConnectAsync(apps.Port);
            if (kind == 1)
            {
                await early.SendAsync(new Hello(4, 1u << 4));
            }
            early.Cut();
            return;
        }
        var emulated = await EmulatedSwitch.ReadyAsync(apps.Port, dpid);
        await emulated.SendAsync(LearningSwitchTests.Packet(dpid, 0xffffff, 1, PacketIn.NoBuffer));
        await emulated.ExpectAsync<PacketOut>();
        if (kind == 2)
        {
            emulated.Cut();
        }
        else
        {
            await emulated.DisposeAsync();
        }
    }

    // Sends packets one after the other, each when the one before has its answer.
    private static async Task AssertAnsweredAsync(EmulatedSwitch emulated)
    {
        for (var i = 0; i < Packets; i++)
        {
            await emulated.SendAsync(LearningSwitchTests.Packet(1, 0xffffff, 1, (uint)i));
            Assert.Equal((uint)i, (await emulated.ExpectAsync<PacketOut>()).BufferId);
        }
    }
}
