using System.Diagnostics;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

/// <summary>The flows and groups of a bridge with counters and ages at one time, to prove later that they are still the same ones.</summary>
internal sealed class FlowAges
{
    // ovs-vswitchd reads its clock once a round of its main loop, which on a busy machine lasts.
    private const double ClockTolerance = 1;

    private readonly LabServer _server;
    private readonly Dictionary<string, InstalledFlow> _flows;
    private readonly IReadOnlyList<string> _groups;
    private readonly long _taken;

    private FlowAges(LabServer server, Dictionary<string, InstalledFlow> flows, IReadOnlyList<string> groups)
    {
        _server = server;
        _flows = flows;
        _groups = groups;
        _taken = Stopwatch.GetTimestamp();
    }

    public static async Task<FlowAges> TakeAsync(LabServer server) =>
        new(server, await ReadAsync(server), await EndToEnd.GroupsAsync(server));

    /// <summary>
    /// Looks whether the bridge still has the same flows and groups, none put in anew. What the switch learned by itself, and therefore has a time-out, comes and
    /// goes with the traffic.
    /// </summary>
    public async Task AssertKeptAsync()
    {
        // Measured from after the first dump to before the second: a flow that stayed is older by at least this.
        var elapsed = Stopwatch.GetElapsedTime(_taken).TotalSeconds;
        var now = await ReadAsync(_server);
        Assert.Equal(_flows.Keys.Order(StringComparer.Ordinal), now.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(_groups, await EndToEnd.GroupsAsync(_server));
        foreach (var (rest, before) in _flows)
        {
            var after = now[rest];
            Assert.Equal(before.Cookie, after.Cookie);
            Assert.True(
                after.Seconds >= before.Seconds + elapsed - ClockTolerance,
                $"put in again after {after.Seconds} s, had been there for {before.Seconds} s {elapsed} s ago: {rest}");
            Assert.True(after.Packets >= before.Packets, $"its counter went from {before.Packets} to {after.Packets}: {rest}");
        }
    }

    private static async Task<Dictionary<string, InstalledFlow>> ReadAsync(LabServer server) =>
        (await EndToEnd.CountedFlowsAsync(server)).Where(flow => !flow.Rest.Contains("_timeout=", StringComparison.Ordinal)).ToDictionary(flow => flow.Rest);
}
