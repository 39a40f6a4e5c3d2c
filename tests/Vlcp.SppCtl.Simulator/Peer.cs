using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vlcp.SppCtl.Simulator;

/// <summary>
/// The connection of a process, as the C programs keep it: it dials, what one read gives is one command, an answer is one send, and
/// when the connection ends it dials again. Faults are asked for on standard input, everything that happens is told on standard output.
/// </summary>
internal sealed class Peer(IProcessModel model, int port)
{
    private const int LongestCommand = 4096;
    private const int RedialMilliseconds = 50;

    private readonly BlockingCollection<string> releases = [];
    private volatile string fault = "";
    private volatile int segment;
    private volatile int filling;
    private volatile bool isQuiet;
    private Socket? socket;

    /// <summary>Runs until the process is told to exit or its input ends.</summary>
    public void Run()
    {
        new Thread(ReadOrders) { IsBackground = true }.Start();
        var buffer = new byte[LongestCommand];
        while (true)
        {
            using var dialled = Dial();
            socket = dialled;
            Tell("connected");
            if (!Serve(dialled, buffer))
            {
                return;
            }

            Tell("disconnected");
        }
    }

    private static void Tell(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    private Socket Dial()
    {
        while (true)
        {
            var dialling = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                dialling.Connect(IPAddress.Loopback, port);
                return dialling;
            }
            catch (SocketException)
            {
                dialling.Dispose();
                Thread.Sleep(RedialMilliseconds);
            }
        }
    }

    private bool Serve(Socket connection, byte[] buffer)
    {
        try
        {
            while (connection.Receive(buffer) is > 0 and var length)
            {
                var command = Encoding.ASCII.GetString(buffer, 0, length);
                if (!isQuiet)
                {
                    Tell($"< {command}");
                }

                if (!Answer(connection, command))
                {
                    return false;
                }
            }
        }
        catch (SocketException)
        {
            // The other end is gone.
        }
        catch (ObjectDisposedException)
        {
            // Closed by an order.
        }

        return true;
    }

    // Returns false when the process ends.
    private bool Answer(Socket connection, string command)
    {
        var answer = model.Answer(command);
        if (answer is null)
        {
            return false;
        }

        if (command.StartsWith('_'))
        {
            // A process that can't say who it is would be of no use to a test of anything else.
            Send(connection, Frame(fault == "stranger" ? "who?" : answer));
            return true;
        }

        switch (fault)
        {
            case "mute":
                return true;
            case "hold":
                Tell("holding");
                releases.Take();
                break;
            case "close":
                connection.Close();
                return true;
            case "refuse":
                Send(connection, Frame(model.Refuse(command)));
                return true;
            case "half":
                connection.Send(Frame(answer).AsSpan(0, answer.Length / 2));
                connection.Close();
                return true;
            case "garble":
                Send(connection, Encoding.ASCII.GetBytes("{ \"results\": [ nonsense ] }"));
                return true;
            case "endless":
                Send(connection, Encoding.ASCII.GetBytes($"{{ \"results\": \"{new string('x', 3 << 20)}"));
                return true;
        }

        Send(connection, Frame(command == "status" && filling > 0 ? Fill(answer) : answer));
        return command != "exit";
    }

    // Makes a JSON answer longer without changing what it says.
    private string Fill(string answer) => answer.StartsWith('{') ? $"{{ \"filling\": \"{new string('f', filling)}\",{answer[1..]}" : answer;

    private byte[] Frame(string answer)
    {
        var bytes = new byte[Math.Max(answer.Length, model.FrameLength)];
        Encoding.ASCII.GetBytes(answer, bytes);
        return bytes;
    }

    private void Send(Socket connection, byte[] bytes)
    {
        if (segment == 0)
        {
            connection.Send(bytes);
            return;
        }

        for (var offset = 0; offset < bytes.Length; offset += segment)
        {
            connection.Send(bytes.AsSpan(offset, Math.Min(segment, bytes.Length - offset)));
            Thread.Yield();
        }
    }

    private void ReadOrders()
    {
        while (Console.In.ReadLine() is { } order)
        {
            switch (order.Split(' '))
            {
                case ["segment", var length]:
                    segment = int.Parse(length, CultureInfo.InvariantCulture);
                    break;
                case ["fill", var length]:
                    filling = int.Parse(length, CultureInfo.InvariantCulture);
                    break;
                case ["quiet"]:
                    isQuiet = true;
                    break;
                case ["release"]:
                    fault = "";
                    releases.Add(order);
                    break;
                case ["redial"]:
                    socket?.Close();
                    break;
                case ["fault", var name]:
                    fault = name == "none" ? "" : name;
                    break;
            }

            Tell($"= {order}");
        }

        // Whoever started it is gone.
        Environment.Exit(0);
    }
}
