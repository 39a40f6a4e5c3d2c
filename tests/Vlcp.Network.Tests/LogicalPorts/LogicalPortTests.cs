using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests.LogicalPorts;

public sealed class LogicalPortTests
{
    private const string Mac = "02:00:00:00:00:01";

    [Fact]
    public async Task A_port_gets_the_lowest_free_address_that_is_not_the_gateway()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var port = await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "p", mac_address = "02-00-00-00-00-AB" });
        Assert.Equal("10.0.0.2", port.Text("ip_address"));
        Assert.Equal("02:00:00:00:00:ab", port.Text("mac_address"));
        Assert.Equal("10.0.0.0/24", port["subnet"]!.Text("cidr"));
        Assert.Equal("10.0.0.3", (await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub" })).Text("ip_address"));
        await network.CallAsync("deletelogicalport", new { id = "p" });
        Assert.Equal("10.0.0.2", (await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub" })).Text("ip_address"));
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task A_batch_serves_explicit_addresses_first_and_keeps_its_order()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var ports = await network.CallAsync("createlogicalports", new
        {
            ports = new object[] { new { logicalnetwork = "net", subnet = "sub", id = "a" }, new { logicalnetwork = "net", subnet = "sub", id = "b", ip_address = "10.0.0.2" } },
        });
        Assert.Equal([("a", "10.0.0.3"), ("b", "10.0.0.2")], ports.AsArray().Select(port => (port!.Text("id"), port!.Text("ip_address"))));
    }

    [Fact]
    public async Task A_port_without_subnet_has_the_address_of_the_request_or_none()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        Assert.Null((await network.CallAsync("createlogicalport", new { logicalnetwork = "net" }))["ip_address"]);
        Assert.Equal("10.0.0.2", (await network.CallAsync("createlogicalport", new { logicalnetwork = "net", id = "free", ip_address = "10.0.0.2" })).Text("ip_address"));
        Assert.Equal("10.0.0.3", (await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub" })).Text("ip_address"));
        Assert.Null((await network.CallAsync("updatelogicalport", JsonNode.Parse("{\"id\": \"free\", \"ip_address\": null}")!))["ip_address"]);
        Assert.Empty(await network.CheckAsync());
    }

    [Theory]
    [InlineData("ip_address", "\"10.0.0.1\"", 400, "ip_address", "gateway")]
    [InlineData("ip_address", "\"10.0.1.1\"", 400, "ip_address", "10.0.0.0/24")]
    [InlineData("ip_address", "\"10.0.0.255\"", 400, "ip_address", "10.0.0.254")]
    [InlineData("ip_address", "\"10.0.0\"", 400, "ip_address", "IPv4 address")]
    [InlineData("ip_address", "\"10.0.0.2\"", 409, "ip_address", "'taken'")]
    [InlineData("mac_address", "\"02:00:00:00:00:01\"", 409, "mac_address", "'taken'")]
    [InlineData("mac_address", "\"02:00:00:00:00\"", 400, "mac_address", "MAC address")]
    [InlineData("mac_address", "\"01:00:5e:00:00:01\"", 400, "mac_address", "multicast")]
    [InlineData("mac_address", "17", 400, "mac_address", "text")]
    [InlineData("hostname", "17", 400, "hostname", "text")]
    [InlineData("id", "\"taken\"", 409, "id", "'taken'")]
    [InlineData("subnet", "\"none\"", 404, "subnet", "'none'")]
    [InlineData("subnet", "\"foreign\"", 400, "subnet", "'other'")]
    [InlineData("logicalnetwork", "\"none\"", 404, "logicalnetwork", "'none'")]
    [InlineData("network", "\"net\"", 400, "network", "logicalnetwork")]
    public async Task A_port_that_breaks_a_rule_is_refused_even_as_the_last_of_a_batch(string name, string value, int status, string path, string rule)
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "other" });
        await network.CallAsync("createsubnet", new { logicalnetwork = "other", cidr = "10.0.0.0/24", id = "foreign" });
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "taken", mac_address = Mac });
        var bad = new JsonObject { ["logicalnetwork"] = "net", ["subnet"] = "sub", ["id"] = "bad", [name] = JsonNode.Parse(value) };
        await network.RefusedAsync(status, "createlogicalport", bad.DeepClone(), $"'{path}'", rule);
        var good = new JsonObject { ["logicalnetwork"] = "net", ["subnet"] = "sub", ["id"] = "good" };
        await network.RefusedAsync(status, "createlogicalports", new JsonObject { ["ports"] = new JsonArray(good, bad) }, $"'ports.1.{path}'", rule);
    }

    [Fact]
    public async Task Addresses_are_unique_within_a_batch_and_free_in_other_networks()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.RefusedAsync(409, "createlogicalports", new { ports = new[] { new { logicalnetwork = "net", mac_address = Mac }, new { logicalnetwork = "net", mac_address = Mac } } }, "'ports.1.mac_address'", Mac);
        await network.RefusedAsync(409, "createlogicalports", new { ports = new[] { new { logicalnetwork = "net", ip_address = "10.0.0.9" }, new { logicalnetwork = "net", ip_address = "10.0.0.9" } } }, "'ports.1.ip_address'", "10.0.0.9");
        await network.RefusedAsync(400, "createlogicalports", new { ports = new[] { new { logicalnetwork = "net", id = "a" }, new { logicalnetwork = "net", id = "a" } } }, "'ports.1.id'", "already named");
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "other" });
        await network.CallAsync("createlogicalports", new { ports = new[] { new { logicalnetwork = "net", mac_address = Mac, ip_address = "10.0.0.9" }, new { logicalnetwork = "other", mac_address = Mac, ip_address = "10.0.0.9" } } });
    }

    [Fact]
    public async Task The_automatic_choice_sees_the_addresses_of_overlapping_subnets()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.0.0.0/25", id = "twin", gateway = "10.0.0.1" });
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub" });
        Assert.Equal("10.0.0.3", (await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "twin" })).Text("ip_address"));
    }

    [Fact]
    public async Task Ports_swap_their_addresses_in_one_call()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalports", new { ports = new[] { new { logicalnetwork = "net", subnet = "sub", id = "a", mac_address = Mac }, new { logicalnetwork = "net", subnet = "sub", id = "b", mac_address = "02:00:00:00:00:02" } } });
        var swapped = await network.CallAsync("updatelogicalports", new
        {
            ports = new[] { new { id = "a", ip_address = "10.0.0.3", mac_address = "02:00:00:00:00:02" }, new { id = "b", ip_address = "10.0.0.2", mac_address = Mac } },
        });
        Assert.Equal([("10.0.0.3", 2), ("10.0.0.2", 2)], swapped.AsArray().Select(port => (port!.Text("ip_address"), port!.Number("kvdb_updateversion"))));
        await network.RefusedAsync(409, "updatelogicalport", new { id = "a", mac_address = Mac }, "'mac_address'", "'b'");
        await network.RefusedAsync(409, "updatelogicalport", new { id = "a", ip_address = "10.0.0.2" }, "'ip_address'", "'b'");
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task Update_keeps_networks_and_refuses_bad_addresses()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "a", mac_address = Mac, hostname = "h" });
        await network.RefusedAsync(400, "updatelogicalport", new { id = "a", logicalnetwork = "net" }, "'logicalnetwork'", "cannot be changed");
        await network.RefusedAsync(400, "updatelogicalport", new { id = "a", subnet = "sub" }, "'subnet'", "cannot be changed");
        await network.RefusedAsync(400, "updatelogicalport", new { id = "a", ip_address = "10.0.0.1" }, "'ip_address'", "gateway");
        await network.RefusedAsync(404, "updatelogicalport", new { id = "none", hostname = "x" }, "'none'");
        var changed = await network.CallAsync("updatelogicalport", JsonNode.Parse("{\"id\": \"a\", \"hostname\": null, \"mac_address\": null, \"ip_address\": \"10.0.0.50\", \"tag\": \"t\"}")!);
        Assert.Null(changed["hostname"]);
        Assert.Null(changed["mac_address"]);
        Assert.Equal("10.0.0.50", changed.Text("ip_address"));
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", mac_address = Mac, ip_address = "10.0.0.2" });
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task List_finds_by_network_and_attributes()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalports", new { ports = new object[] { new { logicalnetwork = "net", subnet = "sub", id = "a" }, new { logicalnetwork = "net", id = "b", mac_address = Mac } } });
        Assert.Equal(["a", "b"], (await network.CallAsync("listlogicalports", new { logicalnetwork = "net" })).Ids());
        Assert.Equal(["a"], (await network.CallAsync("listlogicalports", new { subnet = "sub" })).Ids());
        Assert.Equal(["b"], (await network.CallAsync("listlogicalports", new { mac_address = Mac, logicalnetwork = "net" })).Ids());
        Assert.Empty((await network.CallAsync("listlogicalports", new { logicalnetwork = "none" })).AsArray());
    }
}
