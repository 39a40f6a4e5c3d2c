using System.Globalization;
using Vlcp.Lab;

namespace Vlcp.OpenFlow.Tests;

/// <summary>Makes a switch say what it can: answers to questions, and what it tells of itself.</summary>
internal sealed class CapturedConversation
{
    private const byte SmallTable = 17;
    private const int SmallTableLimit = 10;
    private const int LongNote = 30006;

    private readonly CapturedSwitch _switch;

    private CapturedConversation(CapturedSwitch captured) => _switch = captured;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private OpenFlowVersion Version => _switch.Version;

    /// <summary>Talks with a new switch.</summary>
    /// <returns>All that it sent.</returns>
    public static async Task<IReadOnlyList<byte[]>> HoldAsync(OpenFlowVersion version)
    {
        await using var captured = await CapturedSwitch.ConnectAsync(version);
        var conversation = new CapturedConversation(captured);
        // Statistics of what is not configured are refused.
        await captured.AskAsync(new NiciraIpfixBridgeRequest(), new NiciraIpfixFlowRequest());
        await conversation.ConfigureExportersAsync();
        await conversation.RemoveFlowAsync();
        await captured.AskAsync(CaptureQuestions.In(version));
        await captured.AskAsync(CaptureRefusals.In(version));
        await captured.SendAsync(conversation.Wishes());
        await conversation.SendPacketsAsync();
        await conversation.ChangePortsAsync();
        await conversation.FillTableAsync();
        await conversation.MonitorAsync();
        await conversation.LetAnotherRuleAsync();
        await captured.HearProbeAsync();
        return captured.Frames;
    }

    private Task ConfigureExportersAsync() => _switch.Lab.Switch.VsctlAsync(
        ["set", "bridge", CapturedSwitch.Bridge, "ipfix=@i", "--", "--id=@i", "create", "IPFIX", "targets=\"127.0.0.1:9\"", "--",
            "--id=@b", "get", "bridge", CapturedSwitch.Bridge, "--", "create", "Flow_Sample_Collector_Set", "id=1", "bridge=@b", "ipfix=@f", "--",
            "--id=@f", "create", "IPFIX", "targets=\"127.0.0.1:9\""],
        Stop);

    // The switch tells of removed flows some time later, in the form that is chosen then.
    private async Task RemoveFlowAsync()
    {
        var flow = new FlowEntry(0, 9, [OxmFields.InPort.Is(1)], []) { Flags = FlowFlags.SendFlowRemoved };
        await _switch.SendAsync(FlowMod.Add(flow));
        await _switch.SendAsync(FlowMod.Delete(flow.Key));
        await _switch.ReadUntilAsync(message => message is FlowRemoved);
    }

    private async Task SendPacketsAsync()
    {
        foreach (var format in (uint[])[0, 1, 2])
        {
            // The switch sends packets when it comes to it: each form is awaited before the next is chosen.
            await _switch.SendAsync(new NiciraSetPacketInFormat(format));
            await _switch.SendAsync(new PacketOut(PacketIn.NoBuffer, 1, [new OutputAction(PortNumber.Controller, 0xffff)], new byte[60]));
            await _switch.ReadUntilAsync(message => message is PacketIn or NiciraPacketIn or NiciraPacketIn2);
        }
        // A packet that waits in the middle of its way comes with what the switch needs to go on.
        await _switch.SendAsync(new PacketOut(
            PacketIn.NoBuffer, 1, [new ControllerAction(0xffff, 0) { UserData = [1, 2, 3], Pause = true }, new OutputAction(2)], new byte[60]));
        await _switch.ReadUntilAsync(message => message is NiciraPacketIn2);
        await SendPacketThroughTablesAsync();
    }

    // One that a flow sends up tells of the flow and of the registers.
    private async Task SendPacketThroughTablesAsync()
    {
        const ulong Cookie = 0xc0ffee;
        var up = new ApplyActionsInstruction([new SetFieldAction(NxmFields.Reg(1), 5), new ControllerAction(20) { UserData = [1, 2, 3, 4, 5] }]);
        await _switch.SendAsync(CaptureQuestions.Change(FlowMod.Add(new FlowEntry(0, 60000, [OxmFields.InPort.Is(1)], [up]) { Cookie = Cookie }), Version));
        await _switch.SendAsync(new PacketOut(PacketIn.NoBuffer, 1, [new OutputAction(PortNumber.Table)], new byte[60]));
        await _switch.ReadUntilAsync(message => message is NiciraPacketIn2 { Properties: { Cookie: Cookie, UserData.Length: 5, Metadata: not null } });
    }

    private async Task ChangePortsAsync()
    {
        await _switch.Lab.AddPortAsync(CapturedSwitch.Bridge, "p9", null, Stop);
        await _switch.ReadUntilAsync(message => message is PortStatus { Port.Name: "p9", Reason: PortStatusReason.Add });
        await _switch.Lab.RemovePortAsync(CapturedSwitch.Bridge, "p9", Stop);
        await _switch.ReadUntilAsync(message => message is PortStatus { Port.Name: "p9", Reason: PortStatusReason.Delete });
    }

    // A table that has a limit refuses further flows, and since 1.4 tells when it is nearly full.
    private async Task FillTableAsync()
    {
        await _switch.Lab.Switch.VsctlAsync(
            ["--id=@t", "create", "Flow_Table", $"flow_limit={SmallTableLimit}", "--", "set", "bridge", CapturedSwitch.Bridge, $"flow_tables:{SmallTable}=@t"], Stop);
        if (Version >= OpenFlowVersion.V14)
        {
            var properties = new TableProperties { Vacancy = new TableVacancy { Down = 30, Up = 60 } };
            await _switch.AskAsync(new TableMod(SmallTable, 8) { Properties = properties }, new TableDescriptionRequest());
        }
        var flows = Enumerable.Range(1, SmallTableLimit + 1).Select(i => new FlowEntry(SmallTable, (ushort)i, [OxmFields.InPort.Is((UInt128)i)], []));
        await _switch.AskAsync(flows.Select(flow => CaptureQuestions.Change(FlowMod.Add(flow), Version)));
        if (Version >= OpenFlowVersion.V14 && !_switch.Frames.Exists(frame => OpenFlowCodec.Decode(frame) is TableStatus))
        {
            await _switch.ReadUntilAsync(message => message is TableStatus);
        }
    }

    // A monitor that tells of our own changes in short; and that pauses, because nobody hears it while another controller changes much.
    private async Task MonitorAsync()
    {
        await _switch.AskAsync(
            Version < OpenFlowVersion.V14
                ? [new NiciraFlowMonitorCancel(CaptureQuestions.MonitorId), new NiciraFlowMonitorRequest(79, (NiciraFlowMonitorFlags)0x1e)]
                : [new FlowMonitorRequest(CaptureQuestions.MonitorId, FlowMonitorFlags.None) { Command = FlowMonitorCommand.Delete }, new FlowMonitorRequest(79, (FlowMonitorFlags)0x1e)]);
        await _switch.SendAsync(FlowMod.Add(new FlowEntry(0, 5, Match.Any, [])));
        await _switch.ReadUntilAsync(TellsInShort);
        FlowMod[] changes = [.. Enumerable.Range(1, 16).Select(i => FlowMod.Add(new FlowEntry(0, (ushort)i, Match.Any, [new ApplyActionsInstruction([new NoteAction(new byte[LongNote])])])))];
        await Eventually.HappensAsync(
            "the switch pauses a flow monitor",
            async token =>
            {
                await _switch.ChangeAsSecondAsync(changes);
                return int.Parse(await _switch.Lab.Switch.AppctlAsync(["coverage/read-counter", "ofmonitor_pause"], token), CultureInfo.InvariantCulture);
            },
            paused => paused > 0,
            Stop,
            TimeSpan.FromMinutes(3));
        await _switch.ReadUntilAsync(message => message is NiciraFlowMonitorPaused || Tells(message, FlowUpdateEvent.Paused));
        await _switch.ReadUntilAsync(message => message is NiciraFlowMonitorResumed || Tells(message, FlowUpdateEvent.Resumed));
    }

    private static bool Tells(OpenFlowMessage message, FlowUpdateEvent what) =>
        message is FlowMonitorReply reply && reply.Updates.Any(u => u.Event == what);

    private static bool TellsInShort(OpenFlowMessage message) =>
        Tells(message, FlowUpdateEvent.Abbreviated)
        || (message is NiciraFlowMonitorReply reply && reply.Updates.Any(u => u.Event == NiciraFlowUpdateEvent.Abbreviated));

    // Another controller changes groups and meters and becomes the primary one.
    private async Task LetAnotherRuleAsync()
    {
        await _switch.AskAsync(Version == OpenFlowVersion.V10 ? [new NiciraRoleRequest(1)] : [new RoleRequest(ControllerRole.Primary, 100), new RoleRequest(ControllerRole.Primary, 5)]);
        await _switch.ChangeAsSecondAsync(GroupMod.Add(new GroupEntry(4711, GroupType.All, [new([new OutputAction(1)])])));
        await _switch.ReadUntilAsync(message => message is RequestForward { Request: GroupMod });
        if (Version > OpenFlowVersion.V10)
        {
            await _switch.ChangeAsSecondAsync(new MeterMod(MeterModCommand.Add, new MeterEntry(4712, MeterFlags.PacketsPerSecond, [MeterBand.Drop(5)])));
            await _switch.ReadUntilAsync(message => message is RequestForward { Request: MeterMod });
            await _switch.ChangeAsSecondAsync(new RoleRequest(ControllerRole.Primary, 101));
            await _switch.ReadUntilAsync(message => message is RoleStatus);
            await _switch.AskAsync(FlowMod.Add(new FlowEntry(0, 1, Match.Any, [])));
        }
    }

    // Everything that a controller can be told unasked, in both roles.
    private OpenFlowMessage Wishes()
    {
        var packets = Version < OpenFlowVersion.V14 ? 7u : 0x3f;
        var masks = new AsyncMasks(packets, 7, 15, packets, 7, 15)
        {
            Further = [new AsyncMask(6, 7), new AsyncMask(7, 7), new AsyncMask(8, 24), new AsyncMask(9, 24), new AsyncMask(10, 3), new AsyncMask(11, 3)],
        };
        return Version < OpenFlowVersion.V14 ? new NiciraSetAsync2(masks) : new SetAsync(masks);
    }
}
