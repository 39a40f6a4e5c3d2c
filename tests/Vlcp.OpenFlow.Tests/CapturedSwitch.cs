using System.Net;
using System.Net.Sockets;
using Vlcp.Lab;

namespace Vlcp.OpenFlow.Tests;

/// <summary>A real ovs-vswitchd with two controllers, of which one keeps all that it hears.</summary>
internal sealed class CapturedSwitch : IAsyncDisposable
{
    public const string Bridge = "br0";

    private const uint LastXid = 0x7fffffff;
    private const int SmallBuffer = 8192;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly NetworkStream _first;
    private readonly NetworkStream _second;
    private readonly NetworkStream _silent;
    private uint _xid;

    private CapturedSwitch(DummySwitch lab, OpenFlowVersion version, NetworkStream first, NetworkStream second, NetworkStream silent) =>
        (Lab, Version, _first, _second, _silent) = (lab, version, first, second, silent);

    public DummySwitch Lab { get; }

    public OpenFlowVersion Version { get; }

    /// <summary>What the first controller, and those that were there for a moment, have heard.</summary>
    public List<byte[]> Frames { get; } = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<CapturedSwitch> ConnectAsync(OpenFlowVersion version)
    {
        using var first = Listen();
        using var second = Listen();
        using var third = Listen();
        var lab = await DummySwitch.StartAsync(Stop);
        try
        {
            await lab.AddBridgeAsync(Bridge, Stop);
            await lab.AddPortsAsync(Bridge, [("p1", null), ("p2", null)], Stop);
            await lab.Switch.VsctlAsync(["set", "bridge", Bridge, $"protocols=OpenFlow1{(int)version - 1}"], Stop);
            await AddControllersAsync(lab, Url(first), Url(second), Url(third));
            List<byte[]> heard = [];
            var refusal = await HearRefusalAsync(third, version);
            var (ours, theirs) = (await GreetUnprobedAsync(lab, first, version, heard), await GreetUnprobedAsync(lab, second, version, []));
            var captured = new CapturedSwitch(lab, version, ours, theirs, await GreetAsync(third, version, []));
            captured.Frames.AddRange([refusal, .. heard]);
            return captured;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks as the first controller.</summary>
    public Task SendAsync(OpenFlowMessage message, uint? xid = null) => SendAsync(_first, message, xid);

    /// <summary>Sends all, and returns when the switch has answered what was to be answered.</summary>
    public async Task AskAsync(params IEnumerable<OpenFlowMessage> messages)
    {
        // Neither side must wait for the other to read.
        var sending = Task.Run(
            async () =>
            {
                foreach (var message in messages)
                {
                    await SendAsync(message);
                }
                await SendAsync(new BarrierRequest(), LastXid);
            },
            Stop);
        await ReadUntilAsync(message => message is BarrierReply { Xid: LastXid });
        await sending;
    }

    /// <summary>Hears what the switch says until it has said the last.</summary>
    public async Task ReadUntilAsync(Func<OpenFlowMessage, bool> isLast)
    {
        do
        {
            Frames.Add(await ReadFrameAsync(_first));
        }
        while (!isLast(OpenFlowCodec.Decode(Frames[^1])));
    }

    /// <summary>Has the second controller change something; returns when the switch has done it.</summary>
    public async Task ChangeAsSecondAsync(params IEnumerable<OpenFlowMessage> messages)
    {
        foreach (var message in messages)
        {
            await SendAsync(_second, message, null);
        }
        await SendAsync(_second, new BarrierRequest(), LastXid);
        while (OpenFlowCodec.Decode(await ReadFrameAsync(_second)) is not BarrierReply { Xid: LastXid })
        {
        }
    }

    /// <summary>Hears how the switch asks whether a silent controller is still there; it does after five seconds.</summary>
    public async Task HearProbeAsync()
    {
        byte[] frame;
        do
        {
            frame = await ReadFrameAsync(_silent);
        }
        while (OpenFlowCodec.Decode(frame) is not EchoRequest);
        Frames.Add(frame);
    }

    public async ValueTask DisposeAsync()
    {
        await _silent.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await Lab.DisposeAsync();
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        // What is not read is soon the switch's concern.
        listener.Server.ReceiveBufferSize = SmallBuffer;
        listener.Start();
        return listener;
    }

    private static async Task AddControllersAsync(DummySwitch lab, params string[] urls)
    {
        await lab.Switch.VsctlAsync(["set-controller", Bridge, .. urls], Stop);
        foreach (var url in urls)
        {
            await lab.Switch.VsctlAsync(["set", "controller", await IdOfAsync(lab, url), "max_backoff=1000"], Stop);
        }
    }

    private static Task<string> IdOfAsync(DummySwitch lab, string url) =>
        lab.Switch.VsctlAsync(["--bare", "--columns=_uuid", "find", "controller", $"target=\"{url}\""], Stop);

    // A connection that the switch does not probe, because nobody answers on it. It takes notice of that only while it is connected.
    private static async Task<NetworkStream> GreetUnprobedAsync(DummySwitch lab, TcpListener listener, OpenFlowVersion version, List<byte[]> heard)
    {
        var id = await IdOfAsync(lab, Url(listener));
        for (var attempt = 1; ; attempt++)
        {
            var stream = await GreetAsync(listener, version, heard);
            await lab.Switch.VsctlAsync(["set", "controller", id, "inactivity_probe=0", $"external_ids:attempt={attempt}"], Stop);
            try
            {
                await PassBarrierAsync(stream, version, heard);
                return stream;
            }
            catch (IOException)
            {
                // The probe came before.
                await stream.DisposeAsync();
            }
        }
    }

    private static async Task PassBarrierAsync(NetworkStream stream, OpenFlowVersion version, List<byte[]> heard)
    {
        await stream.WriteAsync(OpenFlowCodec.Encode(new BarrierRequest { Xid = LastXid }, version), Stop);
        do
        {
            heard.Add(await ReadFrameAsync(stream));
        }
        while (OpenFlowCodec.Decode(heard[^1]) is not BarrierReply);
    }

    private static string Url(TcpListener listener) => $"tcp:127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    private static async Task<NetworkStream> GreetAsync(TcpListener listener, OpenFlowVersion version, List<byte[]> heard)
    {
        while (true)
        {
            var stream = new NetworkStream(await listener.AcceptSocketAsync(Stop), ownsSocket: true);
            try
            {
                heard.Clear();
                await stream.WriteAsync(OpenFlowCodec.Encode(new Hello((byte)version, 1u << (int)version), version), Stop);
                await PassBarrierAsync(stream, version, heard);
                return stream;
            }
            catch (IOException)
            {
                // The switch does not wait long for a hello: it has given this connection up and makes another.
                await stream.DisposeAsync();
            }
        }
    }

    // The switch says no to a controller that speaks only a version that nobody offers.
    private static async Task<byte[]> HearRefusalAsync(TcpListener listener, OpenFlowVersion version)
    {
        const int Unspoken = 3;
        while (true)
        {
            await using var stream = new NetworkStream(await listener.AcceptSocketAsync(Stop), ownsSocket: true);
            try
            {
                await stream.WriteAsync(OpenFlowCodec.Encode(new Hello((byte)version, 1u << Unspoken), OpenFlowVersion.V15), Stop);
                byte[] frame;
                do
                {
                    frame = await ReadFrameAsync(stream);
                }
                while (OpenFlowCodec.Decode(frame) is not ErrorMessage);
                return frame;
            }
            catch (IOException)
            {
                // It had been given up before, see above.
            }
        }
    }

    private static async Task<byte[]> ReadFrameAsync(NetworkStream stream)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Patience);
        var header = new byte[8];
        await stream.ReadExactlyAsync(header, limit.Token);
        var frame = new byte[header[2] << 8 | header[3]];
        header.CopyTo(frame, 0);
        await stream.ReadExactlyAsync(frame.AsMemory(8), limit.Token);
        return frame;
    }

    private Task SendAsync(NetworkStream stream, OpenFlowMessage message, uint? xid) =>
        stream.WriteAsync(OpenFlowCodec.Encode(message with { Xid = xid ?? ++_xid }, Version), Stop).AsTask();
}
