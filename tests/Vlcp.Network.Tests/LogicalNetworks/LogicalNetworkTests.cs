using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests.LogicalNetworks;

public sealed class LogicalNetworkTests
{
    [Fact]
    public async Task The_lowest_free_number_is_taken_and_released_numbers_are_used_again()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        Assert.Equal(101, (await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "a" })).Number("vni"));
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "b", vni = "103" });
        Assert.Equal(102, (await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "c" })).Number("vni"));
        Assert.Equal(104, (await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "d" })).Number("vni"));
        await network.CallAsync("deletelogicalnetwork", new { id = "a" });
        Assert.Equal(101, (await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "e" })).Number("vni"));
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task A_batch_serves_explicit_numbers_first_and_keeps_its_order()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var made = await network.CallAsync("createlogicalnetworks", new
        {
            networks = new object[] { new { physicalnetwork = "vxlan", id = "a" }, new { physicalnetwork = "vxlan", id = "b", vxlan = 101 } },
        });
        Assert.Equal([("a", 102), ("b", 101)], made.AsArray().Select(one => (one!.Text("id"), one!.Number("vni"))));
    }

    [Fact]
    public async Task An_exhausted_range_is_refused_and_nothing_of_the_batch_is_left()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.CallAsync("createphysicalnetwork", new { id = "p", vlanrange = new[] { new[] { 5, 6 }, new[] { 9, 9 } } });
        await network.RefusedAsync(409, "createlogicalnetworks", new { networks = Enumerable.Range(0, 4).Select(_ => new { physicalnetwork = "p" }) }, "'networks.3.physicalnetwork'", "VLAN id", "[5, 6], [9, 9]");
        var made = await network.CallAsync("createlogicalnetworks", new { networks = Enumerable.Range(0, 3).Select(_ => new { physicalnetwork = "p" }) });
        Assert.Equal([5, 6, 9], made.AsArray().Select(one => one!.Number("vlanid")));
    }

    [Fact]
    public async Task A_number_must_be_in_range_free_and_of_the_right_kind()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.RefusedAsync(400, "createlogicalnetwork", new { physicalnetwork = "vxlan", vni = 200 }, "'vni'", "200", "[100, 199]");
        await network.RefusedAsync(409, "createlogicalnetwork", new { physicalnetwork = "vxlan", vni = 100 }, "'vni'", "100", "'net'");
        await network.RefusedAsync(409, "createlogicalnetwork", new { physicalnetwork = "vxlan", vxlan = 100 }, "'vxlan'", "100", "'net'");
        await network.RefusedAsync(400, "createlogicalnetwork", new { physicalnetwork = "vxlan", vni = 101, vxlan = 102 }, "'vxlan'", "synonym");
        await network.RefusedAsync(400, "createlogicalnetwork", new { physicalnetwork = "vxlan", vni = "many" }, "'vni'", "many", "integer");
        await network.RefusedAsync(400, "createlogicalnetwork", new { physicalnetwork = "vxlan", vlanid = 5 }, "'vlanid'", "does not apply");
        await network.RefusedAsync(404, "createlogicalnetwork", new { physicalnetwork = "none" }, "'physicalnetwork'", "'none'");
        await network.RefusedAsync(409, "createlogicalnetwork", new { physicalnetwork = "vxlan", id = "net" }, "'id'", "'net'");
        await network.RefusedAsync(400, "createlogicalnetwork", new { id = "x" }, "'physicalnetwork' is required");
    }

    [Fact]
    public async Task Vlan_ids_have_their_synonym_and_native_carries_one_network()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.CallAsync("createphysicalnetworks", new { networks = new object[] { new { type = "vlan", id = "v", vlanrange = new[] { new[] { 1, 4094 } } }, new { type = "native", id = "n" }, new { type = "local", id = "l" } } });
        Assert.Equal(7, (await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "v", vlan = "7" })).Number("vlanid"));
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "n" });
        await network.RefusedAsync(409, "createlogicalnetwork", new { physicalnetwork = "n" }, "'physicalnetwork'", "only one");
        await network.RefusedAsync(400, "createlogicalnetwork", new { physicalnetwork = "l", vni = 1 }, "'vni'", "does not apply");
        await network.CallAsync("createlogicalnetworks", new { networks = new[] { new { physicalnetwork = "l" }, new { physicalnetwork = "l" } } });
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task Networks_swap_their_numbers_in_one_call()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "other" });
        var swapped = await network.CallAsync("updatelogicalnetworks", new { networks = new[] { new { id = "net", vni = 101 }, new { id = "other", vni = 100 } } });
        Assert.Equal([101, 100], swapped.AsArray().Select(one => one!.Number("vni")));
        Assert.Equal(101, (await network.CallAsync("updatelogicalnetwork", new { id = "net", vni = 101 })).Number("vni"));
        await network.RefusedAsync(409, "updatelogicalnetwork", new { id = "net", vni = 100 }, "'vni'", "'other'");
        await network.RefusedAsync(400, "updatelogicalnetwork", JsonNode.Parse("{\"id\": \"net\", \"vni\": null}")!, "'vni'", "integer");
        await network.RefusedAsync(400, "updatelogicalnetwork", new { id = "net", physicalnetwork = "vxlan" }, "'physicalnetwork'", "cannot be changed");
        await network.RefusedAsync(404, "updatelogicalnetwork", new { id = "none" }, "'none'");
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task Options_are_stored_in_normal_form_and_removed_by_null()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var changed = await network.CallAsync("updatelogicalnetwork", new
        {
            id = "net", mtu = "1400", dns_nameservers = "8.8.8.8", domain_name = "example.org", ntp_servers = new[] { "10.0.0.9" }, lease_time = "infinite",
            extra_dhcp_options = new object[] { new object[] { "OPTION_MTU", 1300 }, new object?[] { 6, null }, new object[] { 121, new[] { new[] { "10.1.0.0/16", "10.0.0.2" } } } },
        });
        Assert.Equal(1400, changed.Number("mtu"));
        Assert.Equal("[\"8.8.8.8\"]", changed["dns_nameservers"]!.ToJsonString());
        Assert.Equal("infinite", changed.Text("lease_time"));
        Assert.Equal("[[26,\"0514\"],[6,null],[121,\"100a010a000002\"]]", changed["extra_dhcp_options"]!.ToJsonString());
        changed = await network.CallAsync("updatelogicalnetwork", JsonNode.Parse("{\"id\": \"net\", \"mtu\": null, \"lease_time\": \"60\"}")!);
        Assert.Null(changed["mtu"]);
        Assert.Equal(60, changed.Number("lease_time"));
    }

    [Theory]
    [InlineData("mtu", "\"big\"", "mtu", "65535")]
    [InlineData("mtu", "67", "mtu", "68")]
    [InlineData("dns_nameservers", "[\"8.8.8.8\", \"8.8.8\"]", "dns_nameservers.1", "IPv4 address")]
    [InlineData("lease_time", "0", "lease_time", "infinite")]
    [InlineData("domain_name", "5", "domain_name", "text")]
    [InlineData("extra_dhcp_options", "[[53, 1]]", "extra_dhcp_options.0.0", "only the DHCP server")]
    [InlineData("extra_dhcp_options", "[[\"OPTION_X\", 1]]", "extra_dhcp_options.0.0", "OPTION_X")]
    [InlineData("extra_dhcp_options", "[[26, 70000]]", "extra_dhcp_options.0.1", "65535")]
    [InlineData("extra_dhcp_options", "[[28, \"x\"]]", "extra_dhcp_options.0.1", "IPv4 address")]
    [InlineData("extra_dhcp_options", "[[26, 1500], [26, 1400]]", "extra_dhcp_options.1", "again")]
    public async Task A_malformed_option_is_refused_with_its_place(string name, string value, string path, string rule)
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.RefusedAsync(400, "updatelogicalnetwork", new JsonObject { ["id"] = "net", [name] = JsonNode.Parse(value) }, $"'{path}'", rule);
    }

    [Fact]
    public async Task A_network_in_use_is_not_deleted()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.RefusedAsync(409, "deletelogicalnetwork", new { id = "net" }, "'id'", "subnet 'sub'");
        await network.CallAsync("deletesubnet", new { id = "sub" });
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", id = "port" });
        await network.RefusedAsync(409, "deletelogicalnetworks", new { networks = new { id = "net" } }, "'networks.id'", "logical port 'port'");
    }

    [Fact]
    public async Task After_everything_is_deleted_the_store_is_empty()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createphysicalport", new { physicalnetwork = "vxlan", name = "vxlan0" });
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "p", mac_address = "02:00:00:00:00:01" });
        await network.CallAsync("deletelogicalport", new { id = "p" });
        await network.CallAsync("deletesubnet", new { id = "sub" });
        await network.CallAsync("deletelogicalnetwork", new { id = "net" });
        await network.CallAsync("deletephysicalport", new { name = "vxlan0" });
        await network.CallAsync("deletephysicalnetwork", new { id = "vxlan" });
        Assert.Equal("", await network.ContentAsync());
    }

    [Fact]
    public async Task List_finds_by_id_physical_network_and_number_as_text()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createphysicalnetwork", new { type = "local", id = "l" });
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "l", id = "local" });
        Assert.Equal(["net"], (await network.CallAsync("listlogicalnetworks", new { vni = "100" })).Ids());
        Assert.Equal(["local"], (await network.CallAsync("listlogicalnetworks", new { physicalnetwork = "l" })).Ids());
        Assert.Empty((await network.CallAsync("listlogicalnetworks", new { physicalnetwork = "l", id = "net" })).AsArray());
        Assert.Equal(["net"], (await network.CallAsync("listlogicalnetworks", new { physicalnetwork = "vxlan", id = "net" })).Ids());
    }
}
