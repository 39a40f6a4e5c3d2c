using Xunit;

namespace Vlcp.Lab.Tests;

public sealed class DhcpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dhclient_sets_address_MTU_and_classless_routes_and_nothing_of_the_machine()
    {
        var resolver = ReadResolver();
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Token);
        var (client, server) = await AddPairAsync(lab.Servers[0]);

        var address = await client.DhclientAsync(Token);

        Assert.Equal("192.168.1.77", address.ToString());
        Assert.Equal(1400, await client.MtuAsync(Token));
        var routes = await client.RoutesAsync(Token);
        Assert.Contains(routes, r => r.StartsWith("10.1.2.0/24 via 192.168.1.1", StringComparison.Ordinal));
        Assert.Contains(routes, r => r.StartsWith("default via 192.168.1.1", StringComparison.Ordinal));
        Assert.Contains(lab.State.Processes, p => p.Command.StartsWith("dhclient", StringComparison.Ordinal) && p.IsRunning);
        Assert.Equal(resolver, ReadResolver());

        // The release is one datagram, sent just before the address goes: it is lost if the server's MAC must be asked for first.
        await client.WaitForPingAsync("192.168.1.1", Token);
        await client.ReleaseDhcpAsync(Token);

        Assert.Null(await client.AddressAsync(Token));
        await Eventually.HappensAsync(
            "the server saw the release", server.ReadLogAsync, log => log.Contains("release", StringComparison.Ordinal), Token);
        Assert.DoesNotContain(lab.State.Processes, p => p.Command.StartsWith("dhclient", StringComparison.Ordinal) && p.IsRunning);
    }

    [Fact]
    public async Task Disposal_of_the_lab_ends_a_running_dhclient()
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Token);
        var (client, _) = await AddPairAsync(lab.Servers[0]);
        await client.DhclientAsync(Token);
        var dhclient = Assert.Single(lab.State.Processes, p => p.Command.StartsWith("dhclient", StringComparison.Ordinal));

        await lab.DisposeAsync();

        Assert.False(dhclient.IsRunning);
    }

    private static async Task<(LabEndpoint Client, LabProcess Server)> AddPairAsync(LabServer server)
    {
        await server.AddBridgeAsync("testbr0", Token);
        await server.OfctlAsync(["add-flow", "testbr0", "actions=NORMAL"], Token);
        var client = await server.AddEndpointAsync("testbr0", "vp1", null, Token);
        var dhcp = await server.AddEndpointAsync("testbr0", "vp2", null, Token);
        await dhcp.SetAddressAsync("192.168.1.1/24", Token);
        var process = dhcp.StartProcess(
            "dhcp", "/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "dhcp-server.py"), dhcp.DeviceName, "192.168.1.77");
        await Eventually.HappensAsync(
            "the DHCP server listens", process.ReadLogAsync, log => log.Contains("listening", StringComparison.Ordinal), Token);
        return (client, process);
    }

    private static string ReadResolver() => File.Exists("/etc/resolv.conf") ? File.ReadAllText("/etc/resolv.conf") : string.Empty;
}
