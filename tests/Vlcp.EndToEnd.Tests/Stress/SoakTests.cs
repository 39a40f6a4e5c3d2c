using System.Text.Json.Nodes;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>A controller with a thousand endpoints that change all the time: two minutes of it, or as many as VLCP_SOAK_MINUTES says.</summary>
public sealed class SoakTests : IAsyncLifetime
{
    private const double ChangesPerMinute = 2000;
    private const int AuditCount = 9;

    private static readonly TimeSpan LongestBetweenAudits = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-soak-").FullName;
    private ControlledBridge _bridge = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _bridge = await ControlledBridge.StartAsync(_directory, Path.Combine(_directory, "vlcp.db"), 1, Token);

    public async ValueTask DisposeAsync()
    {
        await _bridge.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_thousand_endpoints_that_change_all_the_time_leave_memory_flat_and_no_flow_wrong()
    {
        var duration = StressSettings.Soak;
        var workload = new SoakWorkload(_bridge, new Random(StressSettings.NewSeed()));
        await workload.CreateNetworksAsync(Token);
        var bare = await _bridge.VerifyAsync(Token);
        await workload.CreatePortsAsync(Token);
        Assert.True(await _bridge.VerifyAsync(Token) > bare + SoakWorkload.EndpointCount);

        var samples = new List<MemorySample>();
        var pause = duration / AuditCount < LongestBetweenAudits ? duration / AuditCount : LongestBetweenAudits;
        for (var active = TimeSpan.Zero; active < duration; active += pause)
        {
            await ChangeForAsync(workload, pause);
            await workload.FlushAsync(Token);
            var flows = await _bridge.VerifyAsync(Token);
            samples.Add(await MeasureAsync());
            TestContext.Current.TestOutputHelper?.WriteLine($"{workload.Changes} changes, {flows} flows, heap {samples[^1].Heap >> 10} KiB, working set {samples[^1].WorkingSet >> 10} KiB");
        }

        Assert.Null(MemorySample.FindGrowth(samples));
        var (status, output) = await _bridge.Controller.CheckStoreAsync(Token);
        Assert.True(status == 0, output);
        var stored = (await _bridge.Controller.CallAsync("viperflow/listlogicalports", new JsonObject(), Token))!.AsArray();
        Assert.Equal(
            workload.ExpectedPorts().OrderBy(port => port.Key, StringComparer.Ordinal).Select(port => $"{port.Key} {port.Value}"),
            stored.Select(port => $"{port!["id"]} {port["mac_address"]}").Order(StringComparer.Ordinal));

        await workload.RemovePortsAsync(Token);
        Assert.Equal(bare, await _bridge.VerifyAsync(Token));
    }

    // At the pace of the clock, or as fast as it goes if the machine is slower than that.
    private static async Task ChangeForAsync(SoakWorkload workload, TimeSpan time)
    {
        var clock = TimeProvider.System;
        var (start, made) = (clock.GetTimestamp(), 0);
        while (clock.GetElapsedTime(start) is var elapsed && elapsed < time)
        {
            if (made < elapsed.TotalMinutes * ChangesPerMinute)
            {
                await workload.ChangeAsync(Token);
                made++;
            }
            else
            {
                await Task.Delay(TimeSpan.FromMinutes(1 / ChangesPerMinute), clock, Token);
            }
        }
    }

    private async Task<MemorySample> MeasureAsync()
    {
        var report = (await _bridge.Controller.CallAsync("manager/memory", new JsonObject { ["collect"] = true }, Token))!;
        return new MemorySample(report["heap"]!.GetValue<long>(), report["workingset"]!.GetValue<long>());
    }
}
