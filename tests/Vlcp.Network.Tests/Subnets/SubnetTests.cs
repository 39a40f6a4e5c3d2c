using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests.Subnets;

public sealed class SubnetTests
{
    [Fact]
    public async Task A_subnet_has_its_cidr_cleared_and_its_range_filled_in()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var subnet = await network.CallAsync("createsubnet", new
        {
            logicalnetwork = "net", cidr = "10.1.0.9/24", id = "s", is_external = "True",
            host_routes = new[] { new[] { "10.9.9.9", "10.1.0.3" } },
            pre_host_config = new object[] { new { systemid = "abc", local_address = "10.1.0.77" }, new { cidr = "10.5.0.0/24", gateway = "10.5.0.1", bridge = "br0" } },
        });
        Assert.Equal("10.1.0.0/24", subnet.Text("cidr"));
        Assert.Equal("10.1.0.1", subnet.Text("allocated_start"));
        Assert.Equal("10.1.0.254", subnet.Text("allocated_end"));
        Assert.True(subnet["isexternal"]!.GetValue<bool>());
        Assert.Equal("[[\"10.9.9.9/32\",\"10.1.0.3\"]]", subnet["host_routes"]!.ToJsonString());
        Assert.Equal("{\"systemid\":\"abc\",\"bridge\":\"%\",\"vhost\":\"\",\"local_address\":\"10.1.0.77\"}", subnet["pre_host_config"]![0]!.ToJsonString());
        Assert.Equal("viperflow.logicnetwork.net", subnet["network"]!.Text("_key"));
        Assert.Equal("vxlan", subnet["network"]!["physicalnetwork"]!.Text("id"));
    }

    [Theory]
    [InlineData("cidr", "\"10.1.0.0\"", 400, "cidr", "10.0.0.0/24")]
    [InlineData("cidr", "\"10.1.0.0/33\"", 400, "cidr", "10.0.0.0/24")]
    [InlineData("gateway", "\"10.2.0.1\"", 400, "gateway", "10.1.0.0/24")]
    [InlineData("gateway", "null", 400, "gateway", "text")]
    [InlineData("gateway", "\"router\"", 400, "gateway", "IPv4 address")]
    [InlineData("allocated_start", "\"10.0.0.255\"", 400, "allocated_start", "10.1.0.0/24")]
    [InlineData("allocated_end", "\"10.1.1.0\"", 400, "allocated_end", "10.1.0.0/24")]
    [InlineData("allocated_end", "\"10.1.0.0\"", 400, "allocated_end", "start <= end")]
    [InlineData("isexternal", "\"maybe\"", 400, "isexternal", "true or false")]
    [InlineData("router", "\"r\"", 400, "router", "addrouterinterface")]
    [InlineData("network", "\"net\"", 400, "network", "logicalnetwork")]
    [InlineData("host_routes", "[\"10.0.0.0/8\"]", 400, "host_routes.0", "list of two")]
    [InlineData("host_routes", "[[\"10.0.0.0/8\", \"x\"]]", 400, "host_routes.0.1", "IPv4 address")]
    [InlineData("pre_host_config", "[{\"local_address\": \"10.2.0.1\"}]", 400, "pre_host_config.0.local_address", "10.1.0.0/24")]
    [InlineData("pre_host_config", "[{\"cidr\": \"10.2.0.0/24\", \"gateway\": \"10.1.0.1\"}]", 400, "pre_host_config.0.gateway", "10.2.0.0/24")]
    [InlineData("dhcp_enabled", "\"maybe\"", 400, "dhcp_enabled", "true or false")]
    [InlineData("dhcp_server", "\"nowhere\"", 400, "dhcp_server", "IPv4 address")]
    [InlineData("dhcp_server", "\"224.0.0.1\"", 400, "dhcp_server", "multicast")]
    [InlineData("local_address", "\"10.2.0.1\"", 400, "local_address", "10.1.0.0/24")]
    [InlineData("local_address", "7", 400, "local_address", "text")]
    [InlineData("logicalnetwork", "\"none\"", 404, "logicalnetwork", "'none'")]
    [InlineData("id", "\"sub\"", 409, "id", "'sub'")]
    public async Task A_subnet_that_breaks_a_rule_is_refused(string name, string value, int status, string path, string rule)
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var arguments = new JsonObject { ["logicalnetwork"] = "net", ["cidr"] = "10.1.0.0/24", ["id"] = "s" };
        arguments[name] = JsonNode.Parse(value);
        await network.RefusedAsync(status, "createsubnet", arguments, $"'{path}'", rule);
    }

    [Fact]
    public async Task What_concerns_the_services_of_a_subnet_is_stored_in_one_form_and_can_be_removed()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var arguments = new { logicalnetwork = "net", cidr = "10.1.0.0/24", id = "s", dhcp_enabled = "False", dhcp_server = "10.1.0.9", local_address = "10.1.0.8" };
        var subnet = await network.CallAsync("createsubnet", arguments);
        Assert.False(subnet["dhcp_enabled"]!.GetValue<bool>());
        Assert.Equal("10.1.0.9", subnet.Text("dhcp_server"));
        await network.RefusedAsync(400, "updatesubnet", new { id = "s", cidr = "10.1.0.0/29", allocated_end = "10.1.0.6" }, "'cidr'", "local_address");
        subnet = await network.CallAsync("updatesubnet", new JsonObject { ["id"] = "s", ["local_address"] = null, ["dhcp_enabled"] = null, ["dhcp_server"] = null });
        Assert.DoesNotContain("local_address", subnet.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("dhcp_", subnet.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Networks_of_one_and_two_addresses_use_them_all()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createsubnets", new { subnets = new[] { new { logicalnetwork = "net", cidr = "10.1.0.4/31", id = "two" }, new { logicalnetwork = "net", cidr = "10.1.0.9/32", id = "one" } } });
        await network.CallAsync("createlogicalports", new { ports = new[] { "two", "two", "one" }.Select(subnet => new { logicalnetwork = "net", subnet }) });
        await network.RefusedAsync(409, "createlogicalport", new { logicalnetwork = "net", subnet = "two" }, "'subnet'", "10.1.0.4");
        await network.RefusedAsync(409, "createlogicalport", new { logicalnetwork = "net", subnet = "one" }, "'subnet'", "10.1.0.9");
    }

    [Fact]
    public async Task Update_keeps_the_addresses_in_use_inside()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "low" });
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "high", ip_address = "10.0.0.200" });
        await network.RefusedAsync(409, "updatesubnet", new { id = "sub", allocated_start = "10.0.0.3" }, "'allocated_start'", "10.0.0.2", "'low'");
        await network.RefusedAsync(409, "updatesubnet", new { id = "sub", allocated_end = "10.0.0.199" }, "'allocated_end'", "10.0.0.200", "'high'");
        await network.RefusedAsync(400, "updatesubnet", new { id = "sub", cidr = "10.0.0.0/25" }, "'cidr'", "10.0.0.254");
        await network.RefusedAsync(409, "updatesubnet", new { id = "sub", cidr = "10.0.0.0/25", allocated_end = "10.0.0.126" }, "'cidr'", "'high'");
        await network.RefusedAsync(409, "updatesubnet", new { id = "sub", gateway = "10.0.0.200" }, "'gateway'", "'high'");
        await network.RefusedAsync(400, "updatesubnet", new { id = "sub", gateway = "10.0.1.1" }, "'gateway'", "10.0.0.0/24");
        await network.RefusedAsync(400, "updatesubnet", new { id = "sub", isexternal = true }, "'isexternal'", "cannot be changed");
        await network.RefusedAsync(400, "updatesubnet", new { id = "sub", logicalnetwork = "net" }, "'logicalnetwork'", "cannot be changed");
        await network.RefusedAsync(404, "updatesubnet", new { id = "none" }, "'none'");
        var changed = await network.CallAsync("updatesubnet", new { id = "sub", cidr = "10.0.0.0/16", allocated_end = "10.0.255.254", gateway = "10.0.0.254" });
        Assert.Equal("10.0.0.0/16", changed.Text("cidr"));
        Assert.Equal("10.0.0.1", (await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub" })).Text("ip_address"));
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task A_port_of_an_overlapping_subnet_does_not_hold_the_range_of_another()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.0.0.0/24", id = "twin" });
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "twin", ip_address = "10.0.0.200" });
        await network.CallAsync("updatesubnet", new { id = "sub", allocated_end = "10.0.0.100" });
    }

    [Fact]
    public async Task A_subnet_in_use_is_not_deleted()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "p" });
        await network.RefusedAsync(409, "deletesubnet", new { id = "sub" }, "'id'", "logical port 'p'");
        await network.CallAsync("deletelogicalport", new { id = "p" });
        await network.CallAsync("vrouterapi", "createvirtualrouter", new { id = "r" });
        await network.CallAsync("vrouterapi", "addrouterinterface", new { router = "r", subnet = "sub", id = "i" });
        await network.RefusedAsync(409, "deletesubnet", new { id = "sub" }, "'id'", "router interface 'i'");
    }

    [Fact]
    public async Task List_finds_by_network_and_attributes()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "other" });
        await network.CallAsync("createsubnet", new { logicalnetwork = "other", cidr = "10.0.0.0/24", id = "s2", isexternal = true });
        Assert.Equal(["sub"], (await network.CallAsync("listsubnets", new { logicalnetwork = "net" })).Ids());
        Assert.Equal(["s2", "sub"], (await network.CallAsync("listsubnets", new { cidr = "10.0.0.0/24" })).Ids());
        Assert.Equal(["s2"], (await network.CallAsync("listsubnets", new { isexternal = "True" })).Ids());
        Assert.Equal(["s2"], (await network.CallAsync("listsubnets", new { network = "other" })).Ids());
    }
}
