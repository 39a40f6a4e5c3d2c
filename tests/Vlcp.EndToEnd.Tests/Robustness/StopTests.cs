using System.Diagnostics;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Robustness;

public sealed class StopTests(ControlledSwitch shared) : IClassFixture<ControlledSwitch>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_controller_stops_on_SIGTERM_with_status_0_and_the_connected_switch_keeps_its_flows()
    {
        var controller = shared.Controller;
        Assert.Contains("InSync", await shared.ReadSwitchAsync(), StringComparison.Ordinal);
        var flows = await shared.DumpFlowsAsync();
        var clock = Stopwatch.StartNew();
        await controller.Process.SignalAsync("TERM", Token);
        var status = await controller.Process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), Token);

        TestContext.Current.TestOutputHelper!.WriteLine($"stopped in {clock.ElapsedMilliseconds} ms");
        Assert.Equal(0, status);
        Assert.Equal(flows, await shared.DumpFlowsAsync());
        Assert.DoesNotContain("did not stop", await controller.Process.ReadLogAsync(Token), StringComparison.Ordinal);
    }
}
