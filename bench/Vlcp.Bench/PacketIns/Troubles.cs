using System.Net;
using System.Net.Sockets;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Bench.PacketIns;

/// <summary>Ways to go wrong. Each goes on until it is cancelled.</summary>
internal static class Troubles
{
    // The numbers that the troublemaker waits for.
    private const ulong Thrower = 0xbad1;
    private const ulong Blocker = 0xbad2;
    private const ulong Flooder = 0xbad3;
    private const ulong FirstVisitor = 0x10000;
    private const int Visitors = 1000;
    private const int VisitorsAtOnce = 8;

    /// <summary>Makes an app throw at every packet.</summary>
    public static Task ThrowAsync(int port, CancellationToken end) => ShowAsync(port, Thrower, end);

    /// <summary>Makes an app block for ten seconds.</summary>
    public static Task BlockAsync(int port, CancellationToken end) => ShowAsync(port, Blocker, end);

    /// <summary>Datapaths that connect and vanish: at once, after their hello, or when they are ready.</summary>
    public static async Task VisitAsync(int port, CancellationToken end)
    {
        var kinds = new Random(4711);
        var visits = Enumerable.Range(0, Visitors).Select(n => (Dpid: FirstVisitor + (ulong)n, Kind: kinds.Next(4))).ToArray();
        await Parallel.ForEachAsync(visits, new ParallelOptions { MaxDegreeOfParallelism = VisitorsAtOnce, CancellationToken = CancellationToken.None }, async (visit, _) =>
        {
            await Task.Yield();
            if (!end.IsCancellationRequested)
            {
                Visit(port, visit.Dpid, visit.Kind);
            }
        });
    }

    /// <summary>A datapath that says hello and then nothing, again and again when it is thrown out.</summary>
    public static async Task StopInHandshakeAsync(int port, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using var socket = Connect(port);
            socket.Send(Hello());
            try
            {
                var read = 1;
                while (read > 0)
                {
                    read = await socket.ReceiveAsync(new byte[1024], end);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>A datapath that sends packets as fast as it can and takes no answer.</summary>
    public static async Task FloodAsync(int port, CancellationToken end)
    {
        using var flooder = new LoadSwitch(port, Flooder);
        await Task.Run(() => flooder.Flood(end), CancellationToken.None);
    }

    private static async Task ShowAsync(int port, ulong dpid, CancellationToken end)
    {
        using var shown = new LoadSwitch(port, dpid, learn: false);
        await Task.Delay(Timeout.Infinite, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static void Visit(int port, ulong dpid, int kind)
    {
        if (kind >= 2)
        {
            new LoadSwitch(port, dpid, learn: false).Dispose();
            return;
        }
        using var socket = Connect(port);
        if (kind == 1)
        {
            socket.Send(Hello());
        }
        // Half of them vanish with a reset.
        socket.LingerState = new LingerOption(dpid % 2 == 0, 0);
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private static byte[] Hello() => OpenFlowCodec.Encode(new Hello(4, 1u << 4), OpenFlowVersion.V13);
}
