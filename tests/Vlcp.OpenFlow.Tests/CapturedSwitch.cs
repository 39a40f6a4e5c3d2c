using System.Net;
using System.Net.Sockets;
using Vlcp.Lab;

namespace Vlcp.OpenFlow.Tests;

/// <summary>A real ovs-vswitchd with two controllers, made to say what it can: answers to questions, and what it tells of itself.</summary>
internal sealed class CapturedSwitch : IAsyncDisposable
{
    private const uint LastXid = 0x7fffffff;
    private const byte SmallTable = 17;
    private const int SmallTableLimit = 10;

    private readonly DummySwitch _lab;
    private readonly OpenFlowVersion _version;
    private readonly NetworkStream _first;
    private readonly NetworkStream _second;
    private readonly List<byte[]> _frames = [];
    private uint _xid;

    private CapturedSwitch(DummySwitch lab, OpenFlowVersion version, NetworkStream first, NetworkStream second) =>
        (_lab, _version, _first, _second) = (lab, version, first, second);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Asks a new switch.</summary>
    /// <returns>All that it sent after its hello.</returns>
    public static async Task<List<byte[]>> AskAsync(OpenFlowVersion version, IEnumerable<OpenFlowMessage> questions)
    {
        await using var captured = await ConnectAsync(version);
        await captured.ConfigureExportersAsync();
        await captured.RemoveFlowAsync();
        foreach (var question in questions)
        {
            await captured.SendAsync(question);
        }
        await captured.SendAsync(new BarrierRequest(), LastXid);
        await captured.ReadUntilAsync(message => message is BarrierReply { Xid: LastXid });
        await captured.SendPacketsAsync();
        await captured.ChangePortsAsync();
        if (version >= OpenFlowVersion.V14)
        {
            await captured.FillTableAsync();
        }
        await captured.LetAnotherRuleAsync();
        return captured._frames;
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await _lab.DisposeAsync();
    }

    private static async Task<CapturedSwitch> ConnectAsync(OpenFlowVersion version)
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        var lab = await DummySwitch.StartAsync(Stop);
        // Nobody answers the second connection's echoes.
        await lab.AddBridgeAsync(new BridgeOptions("br0", Url(first), Url(second)) { InactivityProbe = 0 }, Stop);
        await lab.AddPortsAsync("br0", [("p1", null), ("p2", null)], Stop);
        return new CapturedSwitch(lab, version, await GreetAsync(first, version), await GreetAsync(second, version));
    }

    private static string Url(TcpListener listener) => $"tcp:127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    private static async Task<NetworkStream> GreetAsync(TcpListener listener, OpenFlowVersion version)
    {
        while (true)
        {
            var stream = new NetworkStream(await listener.AcceptSocketAsync(Stop), ownsSocket: true);
            try
            {
                await stream.WriteAsync(OpenFlowCodec.Encode(new Hello((byte)version, 1u << (int)version), version), Stop);
                await stream.WriteAsync(OpenFlowCodec.Encode(new BarrierRequest { Xid = LastXid }, version), Stop);
                while (OpenFlowCodec.Decode(await ReadFrameAsync(stream)) is not BarrierReply)
                {
                }
                return stream;
            }
            catch (IOException)
            {
                // The switch does not wait long for a hello: it has given this connection up and makes another.
                await stream.DisposeAsync();
            }
        }
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

    private Task ConfigureExportersAsync() => _lab.Switch.VsctlAsync(
        ["set", "bridge", "br0", "ipfix=@i", "--", "--id=@i", "create", "IPFIX", "targets=\"127.0.0.1:9\"", "--",
            "--id=@b", "get", "bridge", "br0", "--", "create", "Flow_Sample_Collector_Set", "id=1", "bridge=@b", "ipfix=@f", "--",
            "--id=@f", "create", "IPFIX", "targets=\"127.0.0.1:9\""],
        Stop);

    // The switch tells of removed flows some time later, in the form that is chosen then.
    private async Task RemoveFlowAsync()
    {
        var flow = new FlowEntry(0, 9, [OxmFields.InPort.Is(1)], []) { Flags = FlowFlags.SendFlowRemoved };
        await SendAsync(FlowMod.Add(flow));
        await SendAsync(FlowMod.Delete(flow.Key));
        await ReadUntilAsync(message => message is FlowRemoved);
    }

    private async Task SendPacketsAsync()
    {
        foreach (var format in (uint[])[0, 1, 2])
        {
            // The switch sends packets when it comes to it: each form is awaited before the next is chosen.
            await SendAsync(new NiciraSetPacketInFormat(format));
            await SendAsync(new PacketOut(PacketIn.NoBuffer, 1, [new OutputAction(PortNumber.Controller, 0xffff)], new byte[60]));
            await ReadUntilAsync(message => message is PacketIn or NiciraPacketIn or NiciraPacketIn2);
        }
        // A packet that waits in the middle of its way comes with what the switch needs to go on.
        await SendAsync(new PacketOut(PacketIn.NoBuffer, 1, [new ControllerAction(0xffff, 0) { UserData = [1, 2, 3], Pause = true }, new OutputAction(2)], new byte[60]));
        await ReadUntilAsync(message => message is NiciraPacketIn2);
    }

    private async Task ChangePortsAsync()
    {
        await _lab.AddPortAsync("br0", "p9", null, Stop);
        await ReadUntilAsync(message => message is PortStatus { Port.Name: "p9", Reason: PortStatusReason.Add });
        await _lab.RemovePortAsync("br0", "p9", Stop);
        await ReadUntilAsync(message => message is PortStatus { Port.Name: "p9", Reason: PortStatusReason.Delete });
    }

    // A table that has a limit tells when it is nearly full.
    private async Task FillTableAsync()
    {
        await _lab.Switch.VsctlAsync(
            ["--id=@t", "create", "Flow_Table", $"flow_limit={SmallTableLimit}", "--", "set", "bridge", "br0", $"flow_tables:{SmallTable}=@t"], Stop);
        await SendAsync(Wishes());
        await SendAsync(new TableMod(SmallTable, 8) { Properties = new TableProperties { Vacancy = new TableVacancy { Down = 30, Up = 60 } } });
        for (var i = 1; i < SmallTableLimit; i++)
        {
            await SendAsync(FlowMod.Add(new FlowEntry(SmallTable, (ushort)i, [OxmFields.InPort.Is((UInt128)i)], [])));
        }
        await ReadUntilAsync(message => message is TableStatus);
    }

    // Another controller changes a group and becomes the primary one.
    private async Task LetAnotherRuleAsync()
    {
        await SendAsync(Wishes());
        await SendAsync(_version == OpenFlowVersion.V10 ? new NiciraRoleRequest(1) : new RoleRequest(ControllerRole.Primary, 100));
        await SendAsync(new BarrierRequest(), LastXid);
        await ReadUntilAsync(message => message is BarrierReply { Xid: LastXid });
        await _second.WriteAsync(OpenFlowCodec.Encode(GroupMod.Add(new GroupEntry(4711, GroupType.All, [new([new OutputAction(1)])])) with { Xid = 5 }, _version), Stop);
        await ReadUntilAsync(message => message is RequestForward);
        if (_version > OpenFlowVersion.V10)
        {
            await _second.WriteAsync(OpenFlowCodec.Encode(new RoleRequest(ControllerRole.Primary, 101) { Xid = 6 }, _version), Stop);
            await ReadUntilAsync(message => message is RoleStatus);
        }
    }

    // Everything that a controller can be told unasked, in both roles.
    private OpenFlowMessage Wishes()
    {
        var masks = new AsyncMasks(7, 7, 15, 7, 7, 15)
        {
            Further = [new AsyncMask(6, 7), new AsyncMask(7, 7), new AsyncMask(8, 24), new AsyncMask(9, 24), new AsyncMask(10, 3), new AsyncMask(11, 3)],
        };
        return _version < OpenFlowVersion.V14 ? new NiciraSetAsync2(masks) : new SetAsync(masks);
    }

    private Task SendAsync(OpenFlowMessage message, uint? xid = null) =>
        _first.WriteAsync(OpenFlowCodec.Encode(message with { Xid = xid ?? ++_xid }, _version), Stop).AsTask();

    private async Task ReadUntilAsync(Func<OpenFlowMessage, bool> isLast)
    {
        do
        {
            _frames.Add(await ReadFrameAsync(_first));
        }
        while (!isLast(OpenFlowCodec.Decode(_frames[^1])));
    }
}
