using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests.Routers;

/// <summary>Where subnets, their gateways, ports and router interfaces meet over one address.</summary>
public sealed class InterfaceAddressTests
{
    private const string Target = "vrouterapi";

    [Fact]
    public async Task An_interface_without_address_has_the_gateways_and_follows_it()
    {
        await using var network = await StartAsync();
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", id = "i" });
        Assert.Equal("10.0.0.9", (await network.CallAsync("updatesubnet", new { id = "sub", gateway = "10.0.0.9" })).Text("gateway"));
        Assert.Empty(await network.CheckAsync());

        // The old address is free, the new one is not.
        Assert.Equal("10.0.0.1", (await PortAsync(network, "sub", "10.0.0.1")).Text("ip_address"));
        await network.RefusedAsync(400, "createlogicalport", new { logicalnetwork = "net", subnet = "sub", ip_address = "10.0.0.9" }, "'ip_address'", "gateway");
        await network.RefusedAsync(409, "updatesubnet", new { id = "sub", gateway = "10.0.0.1" }, "'gateway'", "logical port");
        await network.CallAsync(Target, "removerouterinterface", new { router = "r", subnet = "sub" });
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task An_interface_with_an_address_keeps_it_when_the_gateway_changes()
    {
        await using var network = await StartAsync();
        var made = await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", id = "i", ip_address = "10.0.0.1" });
        Assert.Equal("10.0.0.1", made.Text("ip_address"));
        await network.CallAsync("updatesubnet", new { id = "sub", gateway = "10.0.0.9" });
        Assert.Equal("10.0.0.1", (await network.CallAsync(Target, "listrouterinterfaces", new { id = "r" }))[0]!.Text("ip_address"));
        await network.RefusedAsync(409, "createlogicalport", new { logicalnetwork = "net", subnet = "sub", ip_address = "10.0.0.1" }, "'ip_address'", "router interface 'i'");

        // Guests may be told to use it.
        await network.CallAsync("updatesubnet", new { id = "sub", gateway = "10.0.0.1" });
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task A_gateway_may_be_named_for_an_interface_that_came_before_it()
    {
        await using var network = await StartAsync();
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.2.0.0/24", id = "bare" });
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "bare", ip_address = "10.2.0.254" });
        Assert.Equal("10.2.0.254", (await network.CallAsync("updatesubnet", new { id = "bare", gateway = "10.2.0.254" })).Text("gateway"));
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task No_port_and_no_other_interface_gets_the_address_of_an_interface_by_an_overlapping_subnet()
    {
        await using var network = await StartAsync();
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.0.0.0/25", gateway = "10.0.0.1", id = "twin" });
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.0.0.0/25", id = "bare" });
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", id = "i" });
        await network.RefusedAsync(Target, 409, "addrouterinterface", new { router = "r", subnet = "twin" }, "'subnet'", "10.0.0.1", "router interface 'i'");
        await network.RefusedAsync(Target, 409, "addrouterinterface", new { router = "r", subnet = "twin", ip_address = "10.0.0.1" }, "'ip_address'", "router interface 'i'");
        await network.RefusedAsync(409, "createlogicalport", new { logicalnetwork = "net", subnet = "bare", ip_address = "10.0.0.1" }, "'ip_address'", "router interface 'i'");
        Assert.Equal("10.0.0.2", (await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "bare" })).Text("ip_address"));
        await network.RefusedAsync(409, "updatesubnet", new { id = "bare", gateway = "10.0.0.1" }, "'gateway'", "router interface 'i'");

        await network.CallAsync(Target, "removerouterinterface", new { router = "r", subnet = "sub" });
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "twin" });
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task An_interface_is_refused_where_the_gateways_address_is_a_ports()
    {
        await using var network = await StartAsync();
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.0.0.0/25", id = "bare" });
        var port = await PortAsync(network, "bare", "10.0.0.1");
        await network.RefusedAsync(Target, 409, "addrouterinterface", new { router = "r", subnet = "sub" }, "'subnet'", $"'{port.Text("id")}'");
    }

    [Fact]
    public async Task The_gateway_of_an_external_subnet_is_a_device_and_not_the_interfaces()
    {
        await using var network = await StartAsync();
        await network.CallAsync(Target, "createvirtualrouter", new { id = "r2" });
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.2.0.0/24", id = "ext", gateway = "10.2.0.1", isexternal = true });
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.3.0.0/24", id = "noway", isexternal = true });
        await network.CallAsync(Target, "addrouterinterfaces", new { interfaces = new[] { new { router = "r", subnet = "ext" }, new { router = "r2", subnet = "ext" } } });
        await network.RefusedAsync(Target, 400, "addrouterinterface", new { router = "r", subnet = "noway" }, "'subnet'", "gateway");
        await network.CallAsync("updatesubnet", new { id = "ext", gateway = "10.2.0.254" });
        Assert.Null((await network.CallAsync("listsubnets", new { id = "ext" }))[0]!["router"]);
        await network.RefusedAsync(409, "deletesubnet", new { id = "ext" }, "'id'", "router interface");
        await network.CallAsync(Target, "removerouterinterface", new { router = "r", subnet = "ext" });
        await network.CallAsync(Target, "removerouterinterface", new { router = "r2", subnet = "ext" });
        await network.CallAsync("deletesubnet", new { id = "ext" });
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task A_cidr_that_leaves_out_an_interface_or_the_gateway_is_refused()
    {
        await using var network = await StartAsync();
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", id = "i", ip_address = "10.0.0.250" });
        await network.RefusedAsync(409, "updatesubnet", new { id = "sub", cidr = "10.0.0.0/25", allocated_end = "10.0.0.126" }, "'cidr'", "10.0.0.250", "router interface 'i'");
        await network.RefusedAsync(400, "updatesubnet", new { id = "sub", cidr = "10.0.0.128/25", allocated_start = "10.0.0.129" }, "'cidr'", "10.0.0.1");

        // An interface need not be in the range for ports.
        await network.CallAsync("updatesubnet", new { id = "sub", allocated_end = "10.0.0.100" });
        await network.CallAsync(Target, "removerouterinterface", new { router = "r", subnet = "sub" });
        Assert.Equal("10.0.0.0/25", (await network.CallAsync("updatesubnet", new { id = "sub", cidr = "10.0.0.0/25" })).Text("cidr"));
        Assert.Empty(await network.CheckAsync());
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.255")]
    [InlineData("10.0.0.200")]
    public async Task Any_address_of_the_cidr_will_do_and_is_free_again_with_the_interface(string address)
    {
        await using var network = await StartAsync();
        await network.CallAsync("updatesubnet", new { id = "sub", allocated_end = "10.0.0.100" });
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", ip_address = address });
        await network.CallAsync(Target, "removerouterinterface", new { router = "r", subnet = "sub" });
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", ip_address = address });
        await network.CallAsync(Target, "removerouterinterface", new { router = "r", subnet = "sub" });
        await network.CallAsync("deletesubnet", new { id = "sub" });
        Assert.DoesNotContain("viperflow.allocation.taken.ip", await network.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task<NetworkServer> StartAsync()
    {
        var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync(Target, "createvirtualrouter", new JsonObject { ["id"] = "r" });
        return network;
    }

    private static Task<JsonNode> PortAsync(NetworkServer network, string subnet, string address) =>
        network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet, ip_address = address });
}
