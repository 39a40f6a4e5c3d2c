using System.Diagnostics;
using System.Text.RegularExpressions;
using Vlcp.Events.Connections;

namespace Vlcp.Ovsdb.Tests;

/// <summary>A real ovsdb-server with an Open_vSwitch database in a directory of its own.</summary>
internal sealed partial class OvsdbServer : IAsyncDisposable
{
    private readonly TestDirectory directory;
    private readonly string[] arguments;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private int port;

    private OvsdbServer(TestDirectory directory, string[] arguments)
    {
        this.directory = directory;
        this.arguments = arguments;
        var start = new ProcessStartInfo("ovsdb-server") { RedirectStandardError = true };
        // Remotes are opened in no order, so only one can have a port that the log tells.
        var scheme = arguments.Any(argument => argument.StartsWith("--private-key", StringComparison.Ordinal)) ? "pssl" : "ptcp";
        string[] all =
        [
            directory["conf.db"], $"--remote=punix:{directory["db.sock"]}", $"--remote={scheme}:0:127.0.0.1",
            $"--unixctl={directory["ctl"]}", .. arguments,
        ];
        Array.ForEach(all, start.ArgumentList.Add);
        process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginErrorReadLine();
    }

    public ConnectionUrl Unix => ConnectionUrl.Parse($"unix:{directory["db.sock"]}", OvsdbEndpoint.DefaultPort);

    public ConnectionUrl Tcp => ConnectionUrl.Parse($"tcp:127.0.0.1:{port}", OvsdbEndpoint.DefaultPort);

    /// <summary>There instead of the TCP one when the arguments name a private key.</summary>
    public ConnectionUrl Tls => ConnectionUrl.Parse($"ssl:127.0.0.1:{port}", OvsdbEndpoint.DefaultPort);

    public static async Task<OvsdbServer> StartAsync(TestDirectory directory, params string[] arguments)
    {
        if (!File.Exists(directory["conf.db"]))
        {
            using var tool = Process.Start("ovsdb-tool", ["create", directory["conf.db"], "/usr/share/openvswitch/vswitch.ovsschema"]);
            await tool.WaitForExitAsync(Waiting.Cancel);
        }
        var server = new OvsdbServer(directory, arguments);
        await server.ready.Task.InTime();
        return server;
    }

    /// <summary>Kills the process as a crash would, and starts another with the same files.</summary>
    public async Task<OvsdbServer> CrashAndRestartAsync()
    {
        await DisposeAsync();
        return await StartAsync(directory, arguments);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            ready.TrySetException(new InvalidOperationException("ovsdb-server ended before it was ready."));
            return;
        }
        if (ListeningOn().Match(line) is { Success: true } match)
        {
            port = int.Parse(match.Groups[1].ValueSpan, null);
        }
        if (line.Contains("ovsdb-server (Open vSwitch)", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }

    [GeneratedRegex(@"listening on port (\d+)")]
    private static partial Regex ListeningOn();
}
