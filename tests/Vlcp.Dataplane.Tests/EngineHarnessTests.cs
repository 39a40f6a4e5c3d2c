using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Features.L2Switch;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;
using Xunit;

namespace Vlcp.Dataplane.Tests;

public sealed class EngineHarnessTests
{
    [Fact]
    public async Task History_leaves_no_trace_in_what_is_computed()
    {
        await using var harness = new EngineHarness(
            new IoProcessingRoot(new SwitchIdentity(1, "", "", null, "br0")), new L2SwitchRoot());
        var empty = await harness.SettleAsync();
        var port = harness.AddPort(5, "p");
        await harness.SettleAsync();
        await harness.WriteAsync(
            new PhysicalNetwork { Id = "phys", Type = "local" },
            new LogicalNetwork { Id = "net", PhysicalNetwork = DataKey.Strong<PhysicalNetwork>("phys"), Number = 7 },
            new LogicalPort { Id = "p", Network = DataKey.Strong<LogicalNetwork>("net"), MacAddress = MacAddress.Parse("02:00:00:00:00:01") });
        var lines = await harness.SettleAsync();
        Assert.Contains(lines, line => line.Contains("dl_dst=02:00:00:00:00:01", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("group_id=7,", StringComparison.Ordinal));
        Assert.Equal(lines, await harness.FromScratchAsync());

        await harness.DeleteAsync(DataKey.Of<LogicalPort>("p"));
        Assert.Equal(empty, await harness.SettleAsync());
        harness.RemovePort(port);
        Assert.Equal(empty, await harness.SettleAsync());
        Assert.Equal(empty, await harness.FromScratchAsync());
    }
}
