using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Vlcp.Cli.Tests;

public sealed partial class SppCtlTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_serves_its_API_logs_commands_and_stops_on_SIGTERM_with_status_0()
    {
        using var vlcp = VlcpProcess.Start("spp-ctl", "-b", "127.0.0.1", "-p", "0", "-s", "0", "-a", "0");
        var line = await vlcp.WaitUntilRunningAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(Address().Match(line).Value), Timeout = TimeSpan.FromMinutes(2) };
        Assert.Equal("[]", await client.GetStringAsync("/v1/processes", Cancellation));
        await client.DeleteAsync("/v1/primary/status", Cancellation);
        vlcp.Terminate();
        Assert.Equal(0, await vlcp.WaitForExitAsync(Cancellation));
        Assert.Contains("DELETE /v1/primary/status -> 404 primary not found.", await vlcp.Errors.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_log_names_the_process_and_the_command()
    {
        using var vlcp = VlcpProcess.Start("spp-ctl", "-b", "127.0.0.1", "-p", "0", "-s", "0", "-a", "0", "-t", "600", "--verbose");
        var line = await vlcp.WaitUntilRunningAsync(Cancellation);
        using var process = new TcpClient();
        await process.ConnectAsync(IPEndPoint.Parse(Secondary().Match(line).Groups["address"].Value), Cancellation);
        await AnswerAsync(process, "_get_client_id", """{ "results": [ { "result": "success" } ], "client_id": 1, "process_type": "vf" }""");
        using var client = new HttpClient { BaseAddress = new Uri(Address().Match(line).Value), Timeout = TimeSpan.FromMinutes(10) };
        while (await client.GetStringAsync("/v1/processes", Cancellation) == "[]")
        {
            await Task.Delay(10, Cancellation);
        }

        using var body = new StringContent("""{"name": "c1", "core": 2, "type": "forward"}""");
        var starting = client.PostAsync("/v1/vfs/1/components", body, Cancellation);
        await AnswerAsync(process, "component start c1 2 forward", """{ "results": [ { "result": "success" } ] }""");
        Assert.Equal(HttpStatusCode.NoContent, (await starting).StatusCode);
        vlcp.Terminate();
        Assert.Equal(0, await vlcp.WaitForExitAsync(Cancellation));
        var log = await vlcp.Errors.ReadToEndAsync(Cancellation);
        string[] expected =
        [
            "vf(1) connected", """POST /v1/vfs/1/components with {"name": "c1", "core": 2, "type": "forward"}""", "vf(1): component start c1 2 forward",
            """vf(1) answered: { "results": [ { "result": "success" } ] }""", "POST /v1/vfs/1/components -> 204",
        ];
        Assert.All(expected, text => Assert.Contains(text, log, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-p", "70000", "--primary-port must be from 0 to 65535")]
    [InlineData("-t", "0", "--timeout must be from 0.1 to 3600")]
    [InlineData("-b", "not.an.address.invalid", "not.an.address.invalid")]
    [InlineData("-b", "::1", "'::1' is not an IPv4 address")]
    public async Task A_bad_option_is_named_and_gives_status_1(string option, string value, string message)
    {
        using var vlcp = VlcpProcess.Start("spp-ctl", "-a", "0", option, value);
        Assert.Equal(1, await vlcp.WaitForExitAsync(Cancellation));
        Assert.Contains(message, await vlcp.Errors.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TcpClient process, string command, string answer)
    {
        var buffer = new byte[1000];
        var length = await process.GetStream().ReadAsync(buffer, Cancellation);
        Assert.Equal(command, Encoding.ASCII.GetString(buffer, 0, length));
        await process.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), Cancellation);
    }

    [GeneratedRegex(@"others (?<address>127\.0\.0\.1:\d+)")]
    private static partial Regex Secondary();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
