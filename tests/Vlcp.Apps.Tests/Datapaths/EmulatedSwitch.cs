using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Apps.Tests.Datapaths;

/// <summary>The switch's end of a real connection: the test says what it sends and sees what it gets.</summary>
internal sealed class EmulatedSwitch : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;

    private EmulatedSwitch(Socket socket, OpenFlowVersion version)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        Version = version;
    }

    public OpenFlowVersion Version { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Connects; nothing was said yet.</summary>
    public static async Task<EmulatedSwitch> ConnectAsync(int port, OpenFlowVersion version = OpenFlowVersion.V13)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), Stop);
        return new EmulatedSwitch(socket, version);
    }

    /// <summary>Connects and completes the handshake; the last thing sent are the ports.</summary>
    public static async Task<EmulatedSwitch> ReadyAsync(int port, ulong dpid, byte auxiliaryId = 0, int ports = 4, OpenFlowVersion version = OpenFlowVersion.V13)
    {
        var emulated = await ConnectAsync(port, version);
        await emulated.ExpectAsync<Hello>();
        await emulated.SendAsync(new Hello((byte)version, 1u << (int)version));
        var features = await emulated.ExpectAsync<FeaturesRequest>();
        var described = Enumerable.Range(1, ports).Select(n => Port((uint)n)).ToWireList();
        var reply = new FeaturesReply(dpid, 0, 254, auxiliaryId, SwitchCapabilities.None) { Xid = features.Xid };
        if (version == OpenFlowVersion.V10)
        {
            await emulated.SendAsync(reply with { Ports = described });
            return emulated;
        }
        await emulated.SendAsync(reply);
        if (auxiliaryId == 0)
        {
            var request = await emulated.ExpectAsync<PortDescriptionRequest>();
            await emulated.SendAsync(new PortDescriptionReply(described) { Xid = request.Xid });
        }
        return emulated;
    }

    public static PortDescription Port(uint number, string? name = null) =>
        new(number, new MacAddress(0x020000000000UL | number), name ?? $"p{number}", PortConfig.None, PortState.None);

    public Task SendAsync(OpenFlowMessage message) => SendAsync(OpenFlowCodec.Encode(message, Version));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, Stop);

    /// <summary>The next message of a class; others are passed over.</summary>
    public async Task<T> ExpectAsync<T>()
        where T : OpenFlowMessage
    {
        while (true)
        {
            switch (await ReadAsync())
            {
                case T wanted:
                    return wanted;
                case null:
                    throw new InvalidOperationException($"closed before {typeof(T).Name}");
            }
        }
    }

    /// <summary>Reads until the other end closes.</summary>
    public async Task WaitUntilClosedAsync()
    {
        while (await ReadAsync() is not null)
        {
        }
    }

    /// <summary>The next message, or null at the end of the connection.</summary>
    public async Task<OpenFlowMessage?> ReadAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Patience.Limit);
        var header = new byte[8];
        try
        {
            if (await _stream.ReadAtLeastAsync(header, 8, throwOnEndOfStream: false, limit.Token) < 8)
            {
                return null;
            }
        }
        catch (IOException)
        {
            // Reset instead of closed: bytes of ours were still unread.
            return null;
        }
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2))];
        header.CopyTo(message, 0);
        await _stream.ReadExactlyAsync(message.AsMemory(8), limit.Token);
        return OpenFlowCodec.Decode(message);
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Cut()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
