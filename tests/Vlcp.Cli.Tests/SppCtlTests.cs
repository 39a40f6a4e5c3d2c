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

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
