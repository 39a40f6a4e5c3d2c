using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests.PhysicalNetworks;

public sealed class PhysicalNetworkTests
{
    [Fact]
    public async Task A_single_create_returns_the_object_and_a_batch_a_list()
    {
        await using var network = await NetworkServer.StartAsync();
        var one = await network.CallAsync("createphysicalnetwork", new { type = "vxlan", id = "a", vnirange = new[] { new[] { 10000, 20000 } }, owner = "me" });
        Assert.Equal("vlcp.utils.networkmodel.PhysicalNetwork", one.Text("_type"));
        Assert.Equal("viperflow.physicalnetwork.a", one.Text("_key"));
        Assert.Equal("[[10000,20000]]", one["vnirange"]!.ToJsonString());
        Assert.Equal("me", one.Text("owner"));
        Assert.Equal(1, one.Number("kvdb_updateversion"));
        var many = await network.CallAsync("createphysicalnetworks", new { networks = new object[] { new { type = "native", id = "n" }, new { type = "local", id = "l" } } });
        Assert.Equal(["n", "l"], many.Ids());
    }

    [Fact]
    public async Task An_id_is_made_when_left_out_or_empty()
    {
        await using var network = await NetworkServer.StartAsync();
        Assert.True(Guid.TryParse((await network.CallAsync("createphysicalnetwork", new { type = "local" })).Text("id"), out _));
        Assert.True(Guid.TryParse((await network.CallAsync("createphysicalnetwork", new { type = "local", id = "" })).Text("id"), out _));
        Assert.Equal("{\"result\":[]}", new JsonObject { ["result"] = (await network.CallAsync("createphysicalnetworks", new { networks = Array.Empty<object>() })).DeepClone() }.ToJsonString());
    }

    [Fact]
    public async Task The_type_is_vlan_by_default_and_needs_its_range()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.RefusedAsync(400, "createphysicalnetwork", new { id = "p" }, "'vlanrange' is required");
        await network.RefusedAsync(400, "createphysicalnetwork", new { type = "vxlan", id = "p" }, "'vnirange' is required");
        await network.RefusedAsync(400, "createphysicalnetwork", new { type = "vxlan", id = "p", vlanrange = new[] { new[] { 1, 2 } } }, "'vlanrange'", "does not apply");
        await network.RefusedAsync(400, "createphysicalnetwork", new { type = "bogus", id = "p" }, "'type'", "bogus", "not loaded", "vxlan");
    }

    [Fact]
    public async Task A_type_whose_driver_is_not_loaded_is_refused()
    {
        await using var network = await NetworkServer.StartWithAsync(null, "viperflow", "networklocaldriver");
        await network.CallAsync("createphysicalnetwork", new { type = "local" });
        await network.RefusedAsync(400, "createphysicalnetwork", new { type = "native" }, "native", "not loaded", "(local)");
    }

    [Theory]
    [InlineData("vlan", "[[0,5]]", "vlanrange.0.0", "from 1 to 4094")]
    [InlineData("vlan", "[[4000,4095]]", "vlanrange.0.1", "from 1 to 4094")]
    [InlineData("vxlan", "[[1,16777216]]", "vnirange.0.1", "from 1 to 16777215")]
    [InlineData("vxlan", "[[5,4]]", "vnirange.0", "not above")]
    [InlineData("vxlan", "[[1,5],[5,9]]", "vnirange.1", "do not overlap")]
    [InlineData("vxlan", "[[10,20],[1,5]]", "vnirange.1", "ascending")]
    [InlineData("vxlan", "[1,5]", "vnirange.0", "list of two")]
    [InlineData("vxlan", "[[1,2,3]]", "vnirange.0", "list of two")]
    [InlineData("vxlan", "[[\"a\",2]]", "vnirange.0.0", "integer")]
    [InlineData("vxlan", "[[true,2]]", "vnirange.0.0", "integer")]
    [InlineData("vxlan", "\"`[[1,2]\"", "vnirange", "must be a list")]
    [InlineData("vxlan", "null", "vnirange", "must be a list")]
    public async Task A_malformed_range_is_refused_with_its_place(string type, string range, string path, string rule)
    {
        await using var network = await NetworkServer.StartAsync();
        var name = type == "vlan" ? "vlanrange" : "vnirange";
        await network.RefusedAsync(400, "createphysicalnetwork", new JsonObject { ["type"] = type, [name] = JsonNode.Parse(range) }, $"'{path}'", rule);
    }

    [Fact]
    public async Task An_empty_range_is_accepted_and_carries_no_network()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.CallAsync("createphysicalnetwork", new { type = "vlan", id = "p", vlanrange = Array.Empty<int[]>() });
        await network.RefusedAsync(409, "createlogicalnetwork", new { physicalnetwork = "p" }, "physicalnetwork", "VLAN id", "'p'");
    }

    [Fact]
    public async Task An_id_in_use_is_refused_and_nothing_of_the_batch_is_left()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.CallAsync("createphysicalnetwork", new { type = "local", id = "old" });
        await network.RefusedAsync(409, "createphysicalnetwork", new { type = "local", id = "old" }, "'id'", "'old'");
        await network.RefusedAsync(409, "createphysicalnetworks", new { networks = new[] { new { type = "local", id = "new" }, new { type = "local", id = "old" } } }, "'networks.1.id'", "'old'");
        await network.RefusedAsync(400, "createphysicalnetworks", new { networks = new[] { new { type = "local", id = "x" }, new { type = "local", id = "x" } } }, "'networks.1.id'", "already named");
        await network.RefusedAsync(400, "createphysicalnetworks", new { networks = new object[] { new { type = "local", id = "x" }, new { type = "local", id = 5 } } }, "'networks.1.id'", "text");
    }

    [Theory]
    [InlineData("kvdb_createtime")]
    [InlineData("_type")]
    public async Task Names_of_the_database_cannot_be_set(string name)
    {
        await using var network = await NetworkServer.StartAsync();
        await network.RefusedAsync(400, "createphysicalnetwork", new JsonObject { ["type"] = "local", [name] = 1 }, $"'{name}'", "reserved");
    }

    [Fact]
    public async Task Update_sets_and_removes_custom_attributes_and_keeps_the_type()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.CallAsync("createphysicalnetwork", new { type = "local", id = "p", note = "a", other = 1 });
        var changed = await network.CallAsync("updatephysicalnetwork", new JsonObject { ["id"] = "p", ["note"] = null, ["more"] = "b" });
        Assert.Null(changed["note"]);
        Assert.Equal("b", changed.Text("more"));
        Assert.Equal(2, changed.Number("kvdb_updateversion"));
        await network.RefusedAsync(400, "updatephysicalnetwork", new { id = "p", type = "vlan" }, "'type'", "cannot be changed");
        await network.RefusedAsync(404, "updatephysicalnetwork", new { id = "none", note = "x" }, "'id'", "'none'");
        await network.RefusedAsync(404, "updatephysicalnetworks", new { networks = new[] { new { id = "p", note = "x" }, new { id = "none", note = "x" } } }, "'networks.1.id'", "'none'");
        await network.RefusedAsync(400, "updatephysicalnetwork", new { note = "x" }, "'id' is required");
    }

    [Fact]
    public async Task A_range_keeps_every_number_in_use()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "late", vni = 150 });
        await network.RefusedAsync(409, "updatephysicalnetwork", new { id = "vxlan", vnirange = new[] { new[] { 100, 149 } } }, "'vnirange'", "150", "'late'");
        await network.RefusedAsync(409, "updatephysicalnetwork", new { id = "vxlan", vnirange = new[] { new[] { 101, 150 } } }, "'vnirange'", "100", "'net'");
        var changed = await network.CallAsync("updatephysicalnetwork", new { id = "vxlan", vnirange = new[] { new[] { 90, 120 }, new[] { 150, 150 } } });
        Assert.Equal("[[90,120],[150,150]]", changed["vnirange"]!.ToJsonString());
        Assert.Equal(90, (await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan" })).Number("vni"));
    }

    [Fact]
    public async Task A_network_in_use_is_not_deleted()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.RefusedAsync(409, "deletephysicalnetwork", new { id = "vxlan" }, "'id'", "logical network 'net'");
        await network.CallAsync("createphysicalnetwork", new { type = "native", id = "p" });
        await network.CallAsync("createphysicalport", new { physicalnetwork = "p", name = "eth0" });
        await network.RefusedAsync(409, "deletephysicalnetwork", new { id = "p" }, "physical port 'eth0'");
        await network.RefusedAsync(404, "deletephysicalnetwork", new { id = "none" }, "'none'");
        await network.RefusedAsync(400, "deletephysicalnetwork", new { id = "p", force = true }, "'force'");
        await network.RefusedAsync(400, "deletephysicalnetworks", new { networks = new[] { new { id = "p" }, new { id = "p" } } }, "'networks.1.id'");
        await network.CallAsync("deletephysicalport", new { name = "eth0" });
        Assert.Equal("{\"status\":\"OK\"}", (await network.CallAsync("deletephysicalnetwork", new { id = "p" })).ToJsonString());
    }

    [Fact]
    public async Task List_filters_by_value_whatever_its_type()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.CallAsync("createphysicalnetworks", new { networks = new object[] { new { type = "local", id = "a", rack = 5 }, new { type = "native", id = "b", rack = "5" }, new { type = "local", id = "c" } } });
        Assert.Equal(["a", "b", "c"], (await network.CallAsync("listphysicalnetworks", new { })).Ids());
        Assert.Equal(["a", "b"], (await network.CallAsync("listphysicalnetworks", new { rack = "5" })).Ids());
        Assert.Equal(["a"], (await network.CallAsync("listphysicalnetworks", new { rack = 5, type = "local" })).Ids());
        Assert.Equal(["c"], (await network.CallAsync("listphysicalnetworks", JsonNode.Parse("{\"rack\": null}")!)).Ids());
        Assert.Equal(["b"], (await network.CallAsync("listphysicalnetworks", new { id = "b" })).Ids());
        Assert.Empty((await network.CallAsync("listphysicalnetworks", new { id = "none" })).AsArray());
    }

    [Fact]
    public async Task Unknown_and_missing_parameters_are_refused()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.RefusedAsync(404, "createphysicalnetworkx", new { }, "createphysicalnetworkx");
        await network.RefusedAsync(400, "createphysicalnetworks", new { }, "'networks'");
        await network.RefusedAsync(400, "createphysicalnetworks", new { networks = Array.Empty<object>(), x = 1 }, "'x'");
        await network.RefusedAsync(400, "createphysicalnetworks", new { networks = "text" }, "'networks'", "list of objects");
        await network.RefusedAsync(400, "createphysicalnetworks", new { networks = new[] { 1 } }, "'networks.0'", "object");
    }
}
