using System.Net;
using System.Net.Sockets;
using Vlcp.Lab;

namespace Vlcp.OpenFlow.Tests;

/// <summary>A real ovs-vswitchd is asked for everything it can say: what it sends decodes and encodes back to the same bytes.</summary>
public class CapturedTests
{
    private const uint LastXid = 0x7fffffff;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<OpenFlowVersion> Versions => [.. OpenFlowCodec.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_the_switch_sends_comes_back_to_the_same_bytes(OpenFlowVersion version)
    {
        var frames = await CaptureAsync(version);
        var wrong = new List<string>();
        HashSet<string> seen = [];
        foreach (var frame in frames)
        {
            var message = OpenFlowCodec.Decode(frame);
            seen.Add(message.GetType().Name);
            var again = OpenFlowCodec.Encode(message, (OpenFlowVersion)frame[0]);
            if (!again.AsSpan().SequenceEqual(frame))
            {
                var at = again.AsSpan().CommonPrefixLength(frame);
                wrong.Add($"{message.GetType().Name} differs at {at}: {Convert.ToHexString(frame)} became {Convert.ToHexString(again)}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal("", string.Join(", ", Wanted(version).Except(seen)));
    }

    /// <summary>What the switch must have said.</summary>
    internal static IEnumerable<string> Wanted(OpenFlowVersion version)
    {
        List<string> wanted =
        [
            nameof(FeaturesReply), nameof(GetConfigReply), nameof(DescriptionReply), nameof(FlowStatsReply), nameof(AggregateStatsReply),
            nameof(TableStatsReply), nameof(PortStatsReply), nameof(PortDescriptionReply), nameof(QueueStatsReply),
            nameof(BarrierReply), nameof(ErrorMessage), nameof(PacketIn), nameof(NiciraPacketIn), nameof(NiciraPacketIn2),
            nameof(NiciraRoleReply), nameof(NiciraTlvTableReply), nameof(PortStatus), nameof(EchoReply),
        ];
        if (version == OpenFlowVersion.V10)
        {
            wanted.Add(nameof(NiciraFlowRemoved));
        }
        else
        {
            wanted.AddRange(
            [
                nameof(FlowRemoved), nameof(GroupDescriptionReply), nameof(GroupStatsReply), nameof(GroupFeaturesReply), nameof(RoleReply), nameof(MeterConfigReply),
                nameof(MeterStatsReply), nameof(MeterFeaturesReply), nameof(TableFeaturesReply), nameof(GetAsyncReply), nameof(BundleControl),
            ]);
        }
        if (version >= OpenFlowVersion.V14)
        {
            wanted.AddRange([nameof(TableDescriptionReply), nameof(FlowMonitorReply), nameof(QueueDescriptionReply)]);
        }
        else
        {
            wanted.Add(nameof(QueueGetConfigReply));
        }
        return wanted;
    }

    private static IEnumerable<OpenFlowMessage> Questions(OpenFlowVersion version)
    {
        var removed = new FlowEntry(9, 9, [OxmFields.InPort.Is(1)], [new ApplyActionsInstruction([new OutputAction(1)])]) { Flags = FlowFlags.SendFlowRemoved, Cookie = 5 };
        IEnumerable<OpenFlowMessage> setUp = version == OpenFlowVersion.V10
            ? [new NiciraSetFlowFormat(2), new NiciraFlowModTableId(true), new NiciraFlowMod(FlowMod.Add(removed)), FlowMod.Add(removed with { TableId = 0, Flags = 0 }),
                new NiciraFlowMod(FlowMod.Add(removed with { TableId = 8, Match = [NxmFields.Reg(1).Is(5), OxmFields.EthType.Is(0x0800), OxmFields.Ipv4Src.Is(7)] })), new NiciraFlowAge()]
            : [.. FlowSamples.Groups.Select(GroupMod.Add), .. FlowSamples.Flows.Select(FlowMod.Add), FlowMod.Add(removed),
                new MeterMod(MeterModCommand.Add, new MeterEntry(1, MeterFlags.KilobitsPerSecond | MeterFlags.Burst, [MeterBand.Drop(5, 6)]))];
        IEnumerable<OpenFlowMessage> asked = PrintSamples.All.Where(s => s.IsIn(version)).Select(s => s.Message)
            .Where(m => m is FeaturesRequest or GetConfigRequest or MultipartRequest or RoleRequest or GetAsyncRequest or EchoRequest or QueueGetConfigRequest
                or NiciraRoleRequest or NiciraTlvTableRequest or BundleControl);
        return
        [
            .. setUp, .. asked,
            .. All(version),
            version == OpenFlowVersion.V10
                ? new NiciraFlowMod(new FlowMod(FlowModCommand.DeleteStrict, 9, removed.Match) { Priority = 9 })
                : FlowMod.Delete(removed.Key),
        ];
    }

    private static IEnumerable<OpenFlowMessage> All(OpenFlowVersion version)
    {
        OpenFlowMessage[] questions =
        [
            new RoleRequest(ControllerRole.NoChange, 0), new FlowStatsRequest(), new AggregateStatsRequest(), new TableStatsRequest(),
            new PortStatsRequest(), new QueueStatsRequest(), new GroupStatsRequest(GroupNumber.All), new GroupDescriptionRequest(), new MeterStatsRequest(), new MeterConfigRequest(),
            new PortDescriptionRequest(), new QueueDescriptionRequest(), new QueueGetConfigRequest(1), new FlowMonitorRequest(77, (FlowMonitorFlags)0x3f),
        ];
        return questions.Where(q => MessageSamples.CanSay(q, version));
    }

    private static async Task<List<byte[]>> CaptureAsync(OpenFlowVersion version)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var lab = await DummySwitch.StartAsync(Stop);
        await lab.AddBridgeAsync("br0", Stop, $"tcp:127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        await lab.AddPortsAsync("br0", [("p1", null), ("p2", null)], Stop);
        using var client = await listener.AcceptTcpClientAsync(Stop);
        var stream = client.GetStream();
        await stream.WriteAsync(OpenFlowCodec.Encode(new Hello((byte)version, 1u << (int)version), version), Stop);
        await ReadFrameAsync(stream);
        uint xid = 0;
        foreach (var question in Questions(version))
        {
            await stream.WriteAsync(OpenFlowCodec.Encode(question with { Xid = ++xid }, version), Stop);
        }
        await stream.WriteAsync(OpenFlowCodec.Encode(new BarrierRequest { Xid = LastXid }, version), Stop);
        List<byte[]> frames = [];
        await ReadUntilAsync(stream, frames, message => message is BarrierReply { Xid: LastXid });
        foreach (var format in (uint[])[0, 1, 2])
        {
            // The switch sends packets when it comes to it: each form is awaited before the next is chosen.
            await stream.WriteAsync(OpenFlowCodec.Encode(new NiciraSetPacketInFormat(format) { Xid = ++xid }, version), Stop);
            var packet = new PacketOut(PacketIn.NoBuffer, 1, [new OutputAction(PortNumber.Controller, 0xffff)], new byte[60]) { Xid = ++xid };
            await stream.WriteAsync(OpenFlowCodec.Encode(packet, version), Stop);
            await ReadUntilAsync(stream, frames, message => message is PacketIn or NiciraPacketIn or NiciraPacketIn2);
        }
        await lab.AddPortAsync("br0", "p9", null, Stop);
        await ReadUntilAsync(stream, frames, message => message is PortStatus { Port.Name: "p9" });
        return frames;
    }

    private static async Task ReadUntilAsync(NetworkStream stream, List<byte[]> frames, Func<OpenFlowMessage, bool> isLast)
    {
        do
        {
            frames.Add(await ReadFrameAsync(stream));
        }
        while (!isLast(OpenFlowCodec.Decode(frames[^1])));
    }

    private static async Task<byte[]> ReadFrameAsync(NetworkStream stream)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(120));
        var header = new byte[8];
        await stream.ReadExactlyAsync(header, limit.Token);
        var frame = new byte[header[2] << 8 | header[3]];
        header.CopyTo(frame, 0);
        await stream.ReadExactlyAsync(frame.AsMemory(8), limit.Token);
        return frame;
    }
}
