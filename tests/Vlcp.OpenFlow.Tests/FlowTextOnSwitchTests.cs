using Vlcp.Lab;
using Vlcp.OpenFlow.V10;

namespace Vlcp.OpenFlow.Tests;

/// <summary>ovs-ofctl(8) takes the flows that we print, and what it prints is read back as the same flows.</summary>
public class FlowTextOnSwitchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("OpenFlow10")]
    [InlineData("OpenFlow13")]
    [InlineData("OpenFlow14")]
    [InlineData("OpenFlow15")]
    public async Task Printed_flows_are_accepted_and_dumped_flows_are_read_back(string protocol)
    {
        await using var lab = await DummySwitch.StartAsync(Stop);
        await lab.AddBridgeAsync("br0", Stop);
        // 1.0 has no instructions but actions to apply, and the writing of metadata.
        var flows = FlowSamples.Flows.Where(f => protocol != "OpenFlow10" || MessageSamples.CanSay(new NiciraFlowMod(FlowMod.Add(f)), OpenFlowVersion.V10)).ToList();
        Assert.NotEmpty(flows);
        foreach (var group in FlowSamples.Groups)
        {
            await lab.Switch.OfctlAsync(["-O", "OpenFlow15", "add-group", "br0", group.ToString()], Stop);
        }
        await AddAsync(lab, protocol, flows.Select(f => f.ToString()));
        var dumped = await DumpAsync(lab, protocol);
        Assert.Equal(flows.Count, dumped.Count);
        foreach (var wanted in flows.Select(f => f.Canonical()))
        {
            Assert.True(dumped.TryGetValue(wanted.Key, out var found), $"not dumped: {wanted}");
            Assert.Equal(Told(wanted, protocol), Told(found!.Canonical(), protocol));
        }
    }

    [Fact]
    public async Task Every_action_is_accepted_as_it_is_printed()
    {
        await using var lab = await DummySwitch.StartAsync(Stop);
        await lab.AddBridgeAsync("br0", Stop);
        await lab.Switch.OfctlAsync(["-O", "OpenFlow15", "add-group", "br0", "group_id=5,type=all"], Stop);
        await lab.Switch.OfctlAsync(["-O", "OpenFlow15", "add-meter", "br0", "meter=9,kbps,band=type=drop,rate=5"], Stop);
        await lab.Switch.OfctlAsync(["add-tlv-map", "br0", "{class=0xffff,type=0,len=4}->tun_metadata0"], Stop);
        var flows = Usable().Select((action, i) => new FlowEntry(3, (ushort)(i + 1), ActionPrintSamples.MatchFor(action), [new ApplyActionsInstruction([action])])).ToList();
        await AddAsync(lab, "OpenFlow14", flows.Select(f => f.ToString()));
        Assert.Equal(flows.Count, (await DumpAsync(lab, "OpenFlow14")).Count);
    }

    // Flags are not told in every version, importance is of 1.4, and 1.0 has actions of its own for some fields.
    private static FlowEntry Told(FlowEntry flow, string protocol) => flow with
    {
        Flags = 0,
        Importance = protocol is "OpenFlow10" or "OpenFlow13" ? (ushort)0 : flow.Importance,
        Instructions = protocol != "OpenFlow10" ? flow.Instructions : flow.Instructions.Select(i => i is not ApplyActionsInstruction apply ? i
            : new ApplyActionsInstruction(apply.Actions.Select(a => a is LegacyAction { Setting: { } setting } ? new SetFieldAction(setting) : a).ToWireList())).ToWireList(),
    };

    // Open vSwitch knows neither TTL copies nor provider bridges, and some actions are of one version only.
    private static IEnumerable<OpenFlowAction> Usable() => ActionPrintSamples.Everyone.Where(action => action is not (
        UnknownAction or CopyTtlInAction or CopyTtlOutAction or PushPbbAction or PopPbbAction or MeterAction or NiciraWriteMetadataAction
        or EnqueueAction));

    private static async Task AddAsync(DummySwitch lab, string protocol, IEnumerable<string> flows)
    {
        var directory = Directory.CreateTempSubdirectory("vlcp-flows").FullName;
        var file = Path.Combine(directory, "flows");
        await File.WriteAllLinesAsync(file, flows, Stop);
        await lab.Switch.OfctlAsync(["-O", protocol, "add-flows", "br0", file], Stop);
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<Dictionary<FlowKey, FlowEntry>> DumpAsync(DummySwitch lab, string protocol) =>
        (await lab.Switch.OfctlAsync(["-O", protocol, "--no-names", "dump-flows", "br0"], Stop)).Split('\n')
            .Where(line => line.Contains("actions=", StringComparison.Ordinal))
            .Select(line => Flow.Parse(line).Canonical()).ToDictionary(flow => flow.Key);
}
