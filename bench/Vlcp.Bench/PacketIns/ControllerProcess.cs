using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Vlcp.Bench.PacketIns;

/// <summary>A controller with a learning switch, in a process of its own.</summary>
internal sealed class ControllerProcess : IDisposable
{
    private readonly Process _process;

    private ControllerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>What is resident of its memory now.</summary>
    public double ResidentMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024;
        }
    }

    public static ControllerProcess Vlcp(string program, params IReadOnlyList<string> further) =>
        Start(program, port => ["app", "run", "simple_switch", .. further, "--listen", $"ptcp:{port}:127.0.0.1"]);

    public static ControllerProcess TestController(string directory) => Start(
        "ovs-testcontroller",
        port => ["-O", "OpenFlow13", "-w", "--max-idle=permanent", $"ptcp:{port}:127.0.0.1", $"--unixctl={directory}/testcontroller.ctl"]);

    public static ControllerProcess OsKen(string app) =>
        Start("osken-manager", port => ["--ofp-listen-host", "127.0.0.1", "--ofp-tcp-listen-port", $"{port}", app]);

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static ControllerProcess Start(string program, Func<int, string[]> arguments)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var start = new ProcessStartInfo(program, arguments(port)) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        WaitUntilListening(process, port);
        return new ControllerProcess(process, port);
    }

    private static void WaitUntilListening(Process process, int port)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (!process.HasExited && watch.Elapsed < TimeSpan.FromSeconds(60))
            {
                Thread.Sleep(50);
            }
        }
    }
}
