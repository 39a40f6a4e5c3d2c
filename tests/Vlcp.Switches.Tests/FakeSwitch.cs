using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Xunit;

namespace Vlcp.Switches.Tests;

/// <summary>The switch's end of an OpenFlow 1.3 connection, for what a real switch can't be made to do.</summary>
internal sealed class FakeSwitch : IDisposable
{
    private readonly TcpClient client = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Connects and tells the features.</summary>
    public static async Task<FakeSwitch> ConnectAsync(IPEndPoint controller, ulong datapathId, byte auxiliaryId = 0)
    {
        var created = new FakeSwitch();
        await created.client.ConnectAsync(controller, Token);
        await created.SendAsync(new Hello((byte)OpenFlowVersion.V13, null));
        var request = await created.ReadAsync<FeaturesRequest>();
        await created.SendAsync(new FeaturesReply(datapathId, 0, 254, auxiliaryId, SwitchCapabilities.None) { Xid = request.Xid });
        return created;
    }

    public static PortDescription Port(uint number, string name) => new(number, default(MacAddress), name, PortConfig.None, PortState.Live);

    public async Task SendAsync(OpenFlowMessage message) =>
        await client.GetStream().WriteAsync(OpenFlowCodec.Encode(message, OpenFlowVersion.V13), Token);

    /// <summary>Answers the request for ports.</summary>
    public async Task TellPortsAsync(params PortDescription[] ports)
    {
        var request = await ReadAsync<PortDescriptionRequest>();
        await SendAsync(new PortDescriptionReply([.. ports]) { Xid = request.Xid });
    }

    /// <summary>Reads on to the next message of a type.</summary>
    public async Task<T> ReadAsync<T>()
        where T : OpenFlowMessage
    {
        while (true)
        {
            var header = new byte[8];
            await client.GetStream().ReadExactlyAsync(header, Token);
            var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2))];
            header.CopyTo(message, 0);
            await client.GetStream().ReadExactlyAsync(message.AsMemory(8), Token);
            if (OpenFlowCodec.Decode(message) is T wanted)
            {
                return wanted;
            }
        }
    }

    /// <summary>Reads on until the controller closes.</summary>
    public async Task WaitForCloseAsync()
    {
        try
        {
            while (await client.GetStream().ReadAsync(new byte[4096], Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset is a close as well.
        }
    }

    public void Dispose() => client.Dispose();
}
