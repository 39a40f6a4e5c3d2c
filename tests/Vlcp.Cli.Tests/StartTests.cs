using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Vlcp.Cli.Tests;

public sealed class StartTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("vlcp-start-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_server_serves_its_web_API_and_stops_on_SIGTERM_with_status_0()
    {
        var socket = Path.Combine(directory, "api.sock");
        using var vlcp = VlcpProcess.Start("start", "-f", Write($"module.httpserver.vhost.api.url = 'unix:{socket}'"), "--data", "memory:", "--startup", "webapi", "manager");
        Assert.Contains("webapi", await vlcp.WaitUntilRunningAsync(Cancellation), StringComparison.Ordinal);
        using var client = new HttpClient(UnixHandler(socket)) { BaseAddress = new Uri("http://localhost/") };
        var answer = await client.GetFromJsonAsync<JsonObject>("manager/activemodules", Cancellation);
        Assert.NotNull(answer!["result"]!["httpserver"]);
        vlcp.Terminate();
        Assert.Equal(0, await vlcp.WaitForExitAsync(Cancellation));
    }

    [Fact]
    public async Task A_start_up_module_that_fails_is_named_and_gives_a_status_that_is_not_0()
    {
        using var vlcp = VlcpProcess.Start("start", "-f", "", "--data", "memory:", "--startup", "nosuch");
        Assert.NotEqual(0, await vlcp.WaitForExitAsync(Cancellation));
        Assert.Contains("nosuch", await vlcp.Errors.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("module.webapi.calltimeout = 'long'", "module.webapi.calltimeout")]
    [InlineData("broken", "line 1")]
    public async Task A_bad_configuration_is_reported_and_nothing_starts(string line, string message)
    {
        using var vlcp = VlcpProcess.Start("start", "-f", Write(line), "--data", "memory:", "--startup", "webapi");
        Assert.Equal(1, await vlcp.WaitForExitAsync(Cancellation));
        Assert.Contains(message, await vlcp.Errors.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_configuration_file_is_reported()
    {
        using var vlcp = VlcpProcess.Start("start", "-f", Path.Combine(directory, "none.conf"));
        Assert.Equal(1, await vlcp.WaitForExitAsync(Cancellation));
        Assert.Contains("none.conf", await vlcp.Errors.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_commands_with_status_0()
    {
        using var vlcp = VlcpProcess.Start("--help");
        var text = await vlcp.Output.ReadToEndAsync(Cancellation);
        Assert.Equal(0, await vlcp.WaitForExitAsync(Cancellation));
        Assert.All(["start", "db", "docs", "lab"], command => Assert.Contains(command, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_option_is_refused()
    {
        using var vlcp = VlcpProcess.Start("start", "--nosuch");
        Assert.NotEqual(0, await vlcp.WaitForExitAsync(Cancellation));
    }

    private static SocketsHttpHandler UnixHandler(string path) => new()
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
            await socket.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(path), cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    };

    private string Write(string text)
    {
        var path = Path.Combine(directory, "vlcp.conf");
        File.WriteAllText(path, text);
        return path;
    }
}
