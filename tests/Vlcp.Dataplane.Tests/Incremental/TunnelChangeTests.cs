using Xunit;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Incremental;

/// <summary>What a network's tunnels look like may change while ports of other servers stay.</summary>
public sealed class TunnelChangeTests
{
    [Fact]
    public async Task Another_VNI_or_tunnel_port_reaches_every_flow()
    {
        await using var harness = new EngineHarness(Features.All);
        await harness.WriteAsync(
            Physical("phys", "vxlan"), Logical("net", "phys", 7, vni: 10000), Uplink("up", "phys"),
            Endpoint("here", "net"), Endpoint("there", "net"), Member("net", "host2", "10.99.0.2"), Has("host2", "10.99.0.2", "there", "net"));
        var tunnel = Tunnel(1, "up");
        await harness.PlugAsync(tunnel, Vif(2, "here"));
        await harness.SettleAsync();
        Assert.Contains(harness.Lines, line => line.Contains("0x2710->tun_id"));

        await harness.WriteAsync(Logical("net", "phys", 7, vni: 30005));
        await harness.SettleAsync();
        Assert.Equal(await harness.FromScratchAsync(), harness.Lines);
        Assert.DoesNotContain(harness.Lines, line => line.Contains("0x2710"));

        await harness.UnplugAsync(tunnel);
        await harness.PlugAsync(Tunnel(9, "up"));
        await harness.SettleAsync();
        Assert.Equal(await harness.FromScratchAsync(), harness.Lines);
    }
}
