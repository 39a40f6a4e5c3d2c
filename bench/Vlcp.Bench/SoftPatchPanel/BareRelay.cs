using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Vlcp.Bench.SoftPatchPanel;

/// <summary>
/// The least that a program between clients and processes must do: it passes the bytes of a request to the process, one request at a
/// time, and the bytes of the answer back. Each client has a thread. It knows neither HTTP nor JSON.
/// </summary>
internal static class BareRelay
{
    /// <summary>The argument that makes this program the relay.</summary>
    public const string Argument = "bare-relay";

    private static readonly byte[] Identify = "_get_client_id"u8.ToArray();
    private static readonly byte[] Status = "status"u8.ToArray();
    private static readonly byte[] Beginning = "{"u8.ToArray();

    /// <summary>Says which ports processes and clients dial, and serves until it is killed.</summary>
    public static async Task RunAsync()
    {
        using var inner = Listen();
        using var outer = Listen();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{PortOf(inner)} {PortOf(outer)}"));
        var processes = await AcceptProcessesAsync(inner);
        for (var client = 0; ; client++)
        {
            var socket = await outer.AcceptAsync();
            socket.NoDelay = true;
            var process = processes[client % Simulators.Count];
            new Thread(() => Serve(socket, process)) { IsBackground = true }.Start();
        }
    }

    /// <summary>Takes the connections of all processes, which answer <c>status</c> from then on.</summary>
    public static async Task<FixedExchange[]> AcceptProcessesAsync(Socket listening)
    {
        var sockets = new List<Socket>();
        while (sockets.Count < Simulators.Count)
        {
            sockets.Add(await listening.AcceptAsync());
        }

        return await Task.WhenAll(sockets.Select(socket => Task.Run(() => BeginProcess(socket))));
    }

    /// <summary>Listens at any port.</summary>
    public static Socket Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    /// <summary>The port that a socket listens at.</summary>
    public static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private static FixedExchange BeginProcess(Socket socket)
    {
        socket.NoDelay = true;
        new FixedExchange(socket, Identify, Beginning).Learn();
        var exchange = new FixedExchange(socket, Status, Beginning);
        exchange.Learn();
        return exchange;
    }

    private static void Serve(Socket client, FixedExchange process)
    {
        var request = new byte[Status.Length];
        var answer = new byte[process.Answer.Length];
        while (client.Receive(request) == request.Length)
        {
            lock (process)
            {
                process.Run();
                process.Answer.CopyTo(answer);
            }

            client.Send(answer);
        }
    }
}
