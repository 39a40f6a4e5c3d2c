using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events.Connections;
using Vlcp.Lab;
using Vlcp.OpenFlow.Views;

namespace Vlcp.OpenFlow.Tests;

/// <summary>A real Open vSwitch connects to us; what it reports and prints must be what we wanted and print.</summary>
public class OpenVSwitchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<OpenFlowVersion> Versions => [.. OpenFlowCodec.Versions.Where(v => v > OpenFlowVersion.V10)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_batch_installs_flows_and_groups_as_they_were_meant(OpenFlowVersion version)
    {
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        var result = await lab.Connection.BatchAsync(Everything(), Stop);
        AssertAllAccepted(result.Outcomes);
        await AssertInstalledAsync(lab, version);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_bundle_installs_flows_and_groups_as_they_were_meant(OpenFlowVersion version)
    {
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        var result = await lab.Connection.BundleAsync(Everything(), Stop);
        AssertAllAccepted(result.Outcomes);
        Assert.True(result.Committed);
        await AssertInstalledAsync(lab, version);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_refused_flow_of_a_batch_is_found_by_its_request(OpenFlowVersion version)
    {
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        var good = FlowMod.Add(FlowSamples.Flows[3]);
        var bad = FlowMod.Add(new FlowEntry(3, 1, [OxmFields.TcpDst.Is(80)], []));
        var result = await lab.Connection.BatchAsync([good, bad, FlowMod.Add(FlowSamples.Flows[4])], Stop);
        var failure = Assert.Single(result.Failures);
        Assert.Equal(bad.Match, Assert.IsType<FlowMod>(failure.Request).Match);
        Assert.Equal("OFPBMC_BAD_PREREQ", failure.Error!.Name);
        Assert.Equal(2, (await FlowsAsync(lab)).Count);
        Assert.Throws<OpenFlowErrorException>(result.ThrowIfFailed);
    }

    [Theory]
    [InlineData(OpenFlowVersion.V13, true)]
    [InlineData(OpenFlowVersion.V14, true)]
    [InlineData(OpenFlowVersion.V13, false)]
    [InlineData(OpenFlowVersion.V14, false)]
    public async Task A_bundle_with_one_bad_flow_changes_nothing(OpenFlowVersion version, bool badAtOnce)
    {
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        // The first is refused when it is added, the second only at the commit.
        var bad = badAtOnce
            ? FlowMod.Add(new FlowEntry(3, 1, [OxmFields.TcpDst.Is(80)], []))
            : FlowMod.Add(new FlowEntry(3, 1, Match.Any, [new ApplyActionsInstruction([new GroupAction(4711)])]));
        var result = await lab.Connection.BundleAsync([FlowMod.Add(FlowSamples.Flows[3]), bad, FlowMod.Add(FlowSamples.Flows[4])], Stop);
        Assert.False(result.Committed);
        Assert.Equal(bad.Match, Assert.IsType<FlowMod>(Assert.Single(result.Failures).Request).Match);
        Assert.Empty(await FlowsAsync(lab));
    }

    [Theory]
    [InlineData(OpenFlowVersion.V13)]
    [InlineData(OpenFlowVersion.V14)]
    public async Task A_bundle_that_is_sent_at_once_leaves_out_what_is_refused_by_itself(OpenFlowVersion version)
    {
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        var bad = FlowMod.Add(new FlowEntry(3, 1, [OxmFields.TcpDst.Is(80)], []));
        var result = await lab.Connection.BundleAtOnceAsync([FlowMod.Add(FlowSamples.Flows[3]), bad, FlowMod.Add(FlowSamples.Flows[4])], Stop);
        Assert.True(result.Committed);
        Assert.Equal(bad.Match, Assert.IsType<FlowMod>(Assert.Single(result.Failures).Request).Match);
        Assert.Equal(2, (await FlowsAsync(lab)).Count);
    }

    [Theory]
    [InlineData(OpenFlowVersion.V13)]
    [InlineData(OpenFlowVersion.V14)]
    public async Task A_bundle_that_is_sent_at_once_and_fails_at_the_commit_changes_nothing(OpenFlowVersion version)
    {
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        var bad = FlowMod.Add(new FlowEntry(3, 1, Match.Any, [new ApplyActionsInstruction([new GroupAction(4711)])]));
        var result = await lab.Connection.BundleAtOnceAsync([FlowMod.Add(FlowSamples.Flows[3]), bad, FlowMod.Add(FlowSamples.Flows[4])], Stop);
        Assert.False(result.Committed);
        Assert.Equal(bad.Match, Assert.IsType<FlowMod>(Assert.Single(result.Failures).Request).Match);
        Assert.Empty(await FlowsAsync(lab));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_bundle_that_is_sent_while_it_is_made_installs_everything(OpenFlowVersion version)
    {
        const int Flows = 5_000;
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        var result = await lab.Connection.StreamBundleAsync(Enumerable.Range(0, Flows).Select(Numbered), Stop);
        Assert.Empty(result.Refusals);
        Assert.True(result.Committed);
        Assert.Null(result.ControlError);
        Assert.Equal(Flows, result.Count);
        Assert.Equal(Flows, (await FlowsAsync(lab)).Count);
    }

    [Theory]
    [InlineData(OpenFlowVersion.V13, true)]
    [InlineData(OpenFlowVersion.V14, true)]
    [InlineData(OpenFlowVersion.V13, false)]
    [InlineData(OpenFlowVersion.V14, false)]
    public async Task A_bundle_that_is_sent_while_it_is_made_changes_nothing_when_one_flow_is_bad(OpenFlowVersion version, bool badAtOnce)
    {
        const int Place = 1_234;
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        var bad = badAtOnce
            ? FlowMod.Add(new FlowEntry(3, 1, [OxmFields.TcpDst.Is(80)], []))
            : FlowMod.Add(new FlowEntry(3, 1, Match.Any, [new ApplyActionsInstruction([new GroupAction(4711)])]));
        var result = await lab.Connection.StreamBundleAsync(Enumerable.Range(0, 2_000).Select(n => n == Place ? bad : Numbered(n)), Stop);
        Assert.False(result.Committed);
        Assert.Equal(Place, Assert.Single(result.Refusals).Index);
        Assert.Empty(await FlowsAsync(lab));
    }

    [Theory]
    [InlineData(OpenFlowVersion.V13)]
    [InlineData(OpenFlowVersion.V14)]
    public async Task Flows_can_be_visited_where_they_lie(OpenFlowVersion version)
    {
        const int Flows = 3_000;
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        Assert.True((await lab.Connection.StreamBundleAsync(Enumerable.Range(0, Flows).Select(Numbered), Stop)).Committed);
        var seen = new HashSet<ulong>();
        await lab.Connection.VisitFlowsAsync(
            new FlowStatsRequest(),
            (in FlowStatsView flow) =>
            {
                foreach (var condition in flow.Match)
                {
                    seen.Add(condition.Number);
                }
            },
            Stop);
        Assert.Equal(Enumerable.Range(0, Flows).Select(n => (ulong)n), seen.Order());
        await Assert.ThrowsAsync<FormatException>(
            () => lab.Connection.VisitFlowsAsync(new FlowStatsRequest(), (in FlowStatsView _) => throw new FormatException("no flows, please"), Stop));
        await Assert.ThrowsAsync<OpenFlowErrorException>(
            () => lab.Connection.VisitFlowsAsync(new FlowStatsRequest(0, [OxmFields.TcpDst.Is(80)]), (in FlowStatsView _) => { }, Stop));
        await lab.Connection.BarrierAsync(Stop);
    }

    [Fact]
    public async Task A_bundle_whose_messages_fail_to_be_made_changes_nothing_and_the_connection_goes_on()
    {
        await using var lab = await ConnectedSwitch.StartAsync(OpenFlowVersion.V14, Stop);
        var flows = Enumerable.Range(0, 3_000).Select(n => n < 2_500 ? Numbered(n) : throw new FormatException("line 2500"));
        await Assert.ThrowsAsync<FormatException>(() => lab.Connection.StreamBundleAsync(flows, Stop));
        Assert.Empty(await FlowsAsync(lab));
        Assert.True((await lab.Connection.StreamBundleAsync([Numbered(1)], Stop)).Committed);
        Assert.Single(await FlowsAsync(lab));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_question_is_answered(OpenFlowVersion version)
    {
        await using var lab = await ConnectedSwitch.StartAsync(version, Stop);
        var connection = lab.Connection;
        Assert.Equal(version, connection.Version);
        Assert.Equal(254, connection.Features.Tables);
        var ports = (await connection.MultipartAsync(new PortDescriptionRequest(), Stop)).SelectMany(p => p.Ports);
        Assert.Contains("p1", ports.Select(p => p.Name));
        Assert.NotEmpty((await connection.MultipartAsync(new PortStatsRequest(), Stop))[0].Ports);
        Assert.Contains("Nicira", (await connection.MultipartAsync(new DescriptionRequest(), Stop))[0].Description.Manufacturer);
        await connection.MultipartAsync(new TableStatsRequest(), Stop);
        await connection.MultipartAsync(new AggregateStatsRequest(), Stop);
        await connection.MultipartAsync(new GroupFeaturesRequest(), Stop);
        await connection.MultipartAsync(new GroupStatsRequest(), Stop);
        await connection.MultipartAsync(new MeterFeaturesRequest(), Stop);
        await connection.MultipartAsync(new QueueStatsRequest(), Stop);
        Assert.True((await connection.MultipartAsync(new TableFeaturesRequest(), Stop)).Sum(p => p.Tables.Count) >= 254);
        await connection.QueryAsync<GetConfigReply>(new GetConfigRequest(), Stop);
        await connection.QueryAsync<GetAsyncReply>(new GetAsyncRequest(), Stop);
        Assert.Equal(ControllerRole.Equal, (await connection.QueryAsync<RoleReply>(new RoleRequest(ControllerRole.NoChange, 0), Stop)).Role);
        await connection.BarrierAsync(Stop);
        var refused = await Assert.ThrowsAsync<OpenFlowErrorException>(
            () => connection.MultipartAsync(new UnknownMultipartRequest(99, []), Stop));
        Assert.Equal("OFPBRC_BAD_MULTIPART", refused.Error!.Name);
    }

    [Fact]
    public async Task Thousands_of_refusals_in_one_batch_do_not_stop_each_other()
    {
        await using var lab = await ConnectedSwitch.StartAsync(OpenFlowVersion.V13, Stop);
        var requests = Enumerable.Range(0, 10_000).Select(i => FlowMod.Add(i % 2 == 0
            ? new FlowEntry(3, 1, [NxmFields.Reg(0).Is((uint)i)], [new GotoTableInstruction(4)])
            : new FlowEntry(3, 1, [NxmFields.Reg(0).Is((uint)i)], [new GotoTableInstruction(1)]))).ToList();
        var result = await lab.Connection.BatchAsync(requests, Stop);
        Assert.Equal(5_000, result.Failures.Count());
        Assert.All(result.Failures, f => Assert.Equal("OFPBIC_BAD_TABLE_ID", f.Error!.Name));
        Assert.Equal(5_000, (await FlowsAsync(lab)).Count);
    }

    [Fact]
    public async Task A_packet_and_a_new_port_come_as_asynchronous_messages()
    {
        await using var lab = await ConnectedSwitch.StartAsync(OpenFlowVersion.V13, Stop);
        var toController = new FlowEntry(0, 1, Match.Any,
            [new ApplyActionsInstruction([new SetFieldAction(NxmFields.Reg(5), 3), new OutputAction(PortNumber.Controller, 0xffff)])]) { Cookie = 8 };
        (await lab.Connection.BatchAsync([FlowMod.Add(toController)], Stop)).ThrowIfFailed();
        await lab.Switch.Switch.AppctlAsync(
            ["netdev-dummy/receive", "p1", "in_port(1),eth(src=50:54:00:00:00:05,dst=50:54:00:00:00:07),eth_type(0x88cc)"], Stop);
        var packet = await lab.NextAsync<PacketIn>(Stop);
        var ports = (await lab.Connection.MultipartAsync(new PortDescriptionRequest(), Stop)).SelectMany(p => p.Ports);
        var p1 = ports.Single(p => p.Name == "p1").Number;
        Assert.Equal((8ul, p1, (UInt128)3), (packet.Cookie, packet.InPort, packet.Match[NxmFields.Reg(5)]!.Value.Value));
        await lab.Switch.AddPortAsync("br0", "p9", null, Stop);
        var status = await lab.NextAsync<PortStatus>(Stop);
        Assert.Equal(("p9", PortStatusReason.Add), (status.Port.Name, status.Reason));
    }

    [Fact]
    public async Task A_flow_monitor_tells_what_was_there_and_what_others_change()
    {
        await using var lab = await ConnectedSwitch.StartAsync(OpenFlowVersion.V14, Stop);
        (await lab.Connection.BatchAsync([FlowMod.Add(FlowSamples.Flows[3])], Stop)).ThrowIfFailed();
        const FlowMonitorFlags Everything = FlowMonitorFlags.Initial | FlowMonitorFlags.Added | FlowMonitorFlags.Removed | FlowMonitorFlags.Instructions;
        var there = await lab.Connection.MultipartAsync(new FlowMonitorRequest(1, Everything), Stop);
        var initial = Assert.Single(there.SelectMany(part => part.Updates));
        Assert.Equal((FlowUpdateEvent.Initial, FlowSamples.Flows[3].Key), (initial.Event, initial.Flow!.Canonical().Key));

        await lab.Switch.Switch.OfctlAsync(["-O", "OpenFlow14", "add-flow", "br0", "table=9,priority=3,in_port=7,actions=output:8"], Stop);
        var added = Assert.Single((await lab.NextAsync<FlowMonitorReply>(Stop)).Updates);
        var wanted = new FlowEntry(9, 3, [OxmFields.InPort.Is(7)], [new ApplyActionsInstruction([new OutputAction(8)])]).Canonical();
        Assert.Equal((FlowUpdateEvent.Added, wanted), (added.Event, added.Flow!.Canonical()));

        await lab.Switch.Switch.OfctlAsync(["-O", "OpenFlow14", "del-flows", "br0", "table=9"], Stop);
        var removed = Assert.Single((await lab.NextAsync<FlowMonitorReply>(Stop)).Updates);
        Assert.Equal((FlowUpdateEvent.Removed, FlowRemovedReason.Delete, wanted.Key), (removed.Event, removed.Reason, removed.Flow!.Canonical().Key));
    }

    [Fact]
    public async Task Everything_that_we_write_is_understood_by_ofp_print()
    {
        await using var lab = await ConnectedSwitch.StartAsync(OpenFlowVersion.V14, Stop);
        foreach (var message in MessageSamples.All.Where(m => m is not (UnknownMessage or UnknownMultipartReply or ExperimenterMultipartRequest
            or ExperimenterMultipartReply or ExperimenterMessage or BundleControl or TableFeaturesReply) and { Type: not MessageType.Error }))
        {
            var text = await lab.Switch.Switch.OfctlAsync(["ofp-print", Convert.ToHexString(OpenFlowCodec.Encode(message, OpenFlowVersion.V14))], Stop);
            Assert.False(text.Contains("***", StringComparison.Ordinal), $"{message.GetType().Name}: {text}");
        }
    }

    private static List<OpenFlowMessage> Everything() =>
        [.. FlowSamples.Groups.Select(GroupMod.Add), .. FlowSamples.Flows.Select(FlowMod.Add)];

    private static void AssertAllAccepted(IEnumerable<RequestOutcome> outcomes) =>
        Assert.Empty(outcomes.Where(o => o.Error is not null).Select(o => $"{o.Error!.Name}: {(o.Request as FlowMod)?.Match} {o.Request}"));

    private static async Task<List<FlowEntry>> FlowsAsync(ConnectedSwitch lab) =>
        [.. (await lab.Connection.MultipartAsync(new FlowStatsRequest(), Stop)).SelectMany(p => p.Flows).Select(f => f.Flow)];

    private static FlowMod Numbered(int number) =>
        FlowMod.Add(new FlowEntry(3, 1, [NxmFields.Reg(0).Is((uint)number)], [new GotoTableInstruction(4)]));

    private static async Task AssertInstalledAsync(ConnectedSwitch lab, OpenFlowVersion version)
    {
        var reported = (await FlowsAsync(lab)).ToDictionary(f => f.Canonical().Key);
        foreach (var wanted in FlowSamples.Flows.Select(f => f.Canonical()))
        {
            Assert.True(reported.TryGetValue(wanted.Key, out var found), $"not reported: {wanted}");
            Assert.Equal(wanted.ToString(), found!.Canonical().ToString());
            Assert.Equal(wanted, found.Canonical());
        }
        Assert.Equal(FlowSamples.Flows.Count, reported.Count);
        AssertSameLines(await lab.LinesAsync(version, "dump-flows", Stop), reported.Values.Select(f => FlowText.Format(f)));

        var groups = (await lab.Connection.MultipartAsync(new GroupDescriptionRequest(), Stop)).SelectMany(p => p.Groups).Select(g => g.Group).ToList();
        Assert.Equal(FlowSamples.Groups.Select(g => g.Canonical()).OrderBy(g => g.GroupId), groups.Select(g => g.Canonical()).OrderBy(g => g.GroupId));
        AssertSameLines(await lab.LinesAsync(version, "dump-groups", Stop), groups.Select(g => FlowText.Format(g, version >= OpenFlowVersion.V15)));
    }

    private static void AssertSameLines(IReadOnlyList<string> expected, IEnumerable<string> actual)
    {
        var ours = actual.ToList();
        Assert.Equal(string.Join('\n', expected.Except(ours)), string.Join('\n', ours.Except(expected)));
        Assert.Equal(expected.Count, ours.Count);
    }

    private sealed class ConnectedSwitch : IAsyncDisposable
    {
        private readonly Channel<OpenFlowMessage> _incoming = Channel.CreateUnbounded<OpenFlowMessage>();
        private readonly TaskCompletionSource<OpenFlowConnection> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private OpenFlowEndpoint _endpoint = null!;

        public DummySwitch Switch { get; private set; } = null!;

        public OpenFlowConnection Connection => _connected.Task.Result;

        public static async Task<ConnectedSwitch> StartAsync(OpenFlowVersion version, CancellationToken cancellationToken)
        {
            var lab = new ConnectedSwitch();
            lab._endpoint = new OpenFlowEndpoint(
                ConnectionUrl.Parse("ptcp://127.0.0.1:0", 6653), lab.ServeAsync,
                new OpenFlowOptions { AllowedVersions = [version] }, ConnectionOptions.Default, NullLogger.Instance);
            lab._endpoint.Start();
            var port = ((IPEndPoint)await lab._endpoint.WaitUntilBoundAsync(cancellationToken)).Port;
            lab.Switch = await DummySwitch.StartAsync(cancellationToken);
            await lab.Switch.AddBridgeAsync("br0", cancellationToken, $"tcp:127.0.0.1:{port}");
            await lab.Switch.AddPortsAsync("br0", [("p1", null), ("p2", null)], cancellationToken);
            await lab._connected.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            return lab;
        }

        public async Task<T> NextAsync<T>(CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            while (true)
            {
                if (await _incoming.Reader.ReadAsync(limit.Token) is T wanted)
                {
                    return wanted;
                }
            }
        }

        public async Task<IReadOnlyList<string>> LinesAsync(OpenFlowVersion version, string command, CancellationToken cancellationToken)
        {
            var protocol = $"OpenFlow1{(int)version - 1}";
            var text = await Switch.Switch.OfctlAsync(["-O", protocol, "--no-stats", command, "br0"], cancellationToken);
            return [.. text.Split('\n').Select(l => l.Trim())
                .Where(l => l.Contains("actions=", StringComparison.Ordinal) || l.StartsWith("group_id", StringComparison.Ordinal))];
        }

        public async ValueTask DisposeAsync()
        {
            await _endpoint.DisposeAsync();
            await Switch.DisposeAsync();
        }

        private async Task ServeAsync(OpenFlowConnection connection, CancellationToken cancellationToken)
        {
            _connected.TrySetResult(connection);
            await foreach (var batch in connection.ReadIncomingAsync(cancellationToken))
            {
                foreach (var message in batch)
                {
                    _incoming.Writer.TryWrite(message);
                }
            }
        }
    }
}
