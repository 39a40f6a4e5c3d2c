using Xunit;

namespace Vlcp.Lab.Tests;

public sealed class HardwareVtepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_emulated_VTEP_forwards_between_a_port_and_a_tunnel_to_another_server()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions(), Token);
        var (hardware, server) = (lab.Servers[0], lab.Servers[1]);
        await using var vtep = await HardwareVtep.StartAsync(hardware, Token);
        var a = await hardware.AddEndpointAsync(vtep.Name, "vp1", null, Token, EndpointLink.Veth);
        await a.SetAddressAsync("192.168.1.2/24", Token);
        await server.AddBridgeAsync("testbr0", Token);
        await server.OfctlAsync(["add-flow", "testbr0", "actions=NORMAL"], Token);
        await server.AddVxlanPortAsync("testbr0", hardware, 5000, Token);
        var b = await server.AddEndpointAsync("testbr0", "vp1", null, Token, EndpointLink.Veth);
        await b.SetAddressAsync("192.168.1.3/24", Token);

        await vtep.WaitForPortAsync("vp1", Token);
        await vtep.CtlAsync(
            [
                "add-ls", "ls0", "--", "set", "Logical_Switch", "ls0", "tunnel_key=5000", "--", "bind-ls", vtep.Name, "vp1", "0", "ls0",
                "--", "add-ucast-remote", "ls0", b.MacText, $"{server.UnderlayAddress}",
                "--", "add-mcast-remote", "ls0", "unknown-dst", $"{server.UnderlayAddress}",
            ],
            Token);

        await a.WaitForPingAsync("192.168.1.3", Token);
        await Eventually.HappensAsync(
            "the VTEP learned the endpoint's address",
            token => vtep.CtlAsync(["list-local-macs", "ls0"], token),
            macs => macs.Contains(a.MacText, StringComparison.OrdinalIgnoreCase),
            Token);
        Assert.Contains("hardware_vtep", await hardware.RunAsync("ovsdb-client", ["list-dbs", $"tcp:127.0.0.1:{vtep.Port}"], Token));
    }
}
