namespace Vlcp.Network.Tests.PhysicalPorts;

public sealed class PhysicalPortTests
{
    [Fact]
    public async Task A_port_is_known_by_its_four_names()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        var port = await network.CallAsync("createphysicalport", new { physicalnetwork = "vxlan", name = "vxlan0" });
        Assert.Equal("viperflow.physicalport..%.%.vxlan0", port.Text("_key"));
        Assert.Equal("vxlan", port["physicalnetwork"]!.Text("id"));
        await network.CallAsync("createphysicalport", new { physicalnetwork = "vxlan", name = "vxlan0", systemid = "s1" });
        await network.RefusedAsync(409, "createphysicalport", new { physicalnetwork = "vxlan", name = "vxlan0" }, "'name'", "vxlan0");
        await network.RefusedAsync(400, "createphysicalports", new { ports = new[] { new { physicalnetwork = "vxlan", name = "a" }, new { physicalnetwork = "vxlan", name = "a" } } }, "'ports.1.name'");
    }

    [Fact]
    public async Task A_port_needs_a_network_that_can_have_it()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.CallAsync("createphysicalnetwork", new { type = "local", id = "l" });
        await network.RefusedAsync(400, "createphysicalport", new { physicalnetwork = "l", name = "eth0" }, "'physicalnetwork'", "\"l\"", "local");
        await network.RefusedAsync(404, "createphysicalport", new { physicalnetwork = "none", name = "eth0" }, "'physicalnetwork'", "'none'");
        await network.RefusedAsync(400, "createphysicalport", new { physicalnetwork = "l" }, "'name' is required");
        await network.RefusedAsync(400, "createphysicalport", new { physicalnetwork = "l", name = "%" }, "'name'", "%");
    }

    [Fact]
    public async Task Update_changes_custom_attributes_only()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createphysicalport", new { physicalnetwork = "vxlan", name = "vxlan0" });
        Assert.Equal(1, (await network.CallAsync("updatephysicalport", new { name = "vxlan0" })).Number("kvdb_updateversion"));
        Assert.Equal("x", (await network.CallAsync("updatephysicalport", new { name = "vxlan0", note = "x" })).Text("note"));
        await network.RefusedAsync(400, "updatephysicalport", new { name = "vxlan0", physicalnetwork = "vxlan" }, "'physicalnetwork'", "cannot be changed");
        await network.RefusedAsync(404, "updatephysicalport", new { name = "vxlan0", bridge = "br0", note = "x" }, "vxlan0", "br0");
        await network.RefusedAsync(404, "deletephysicalports", new { ports = new[] { new { name = "vxlan0" }, new { name = "none" } } }, "'ports.1.name'", "none");
    }

    [Fact]
    public async Task Each_name_filters_by_itself()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createphysicalports", new
        {
            ports = new object[] { new { physicalnetwork = "vxlan", name = "a", systemid = "s1" }, new { physicalnetwork = "vxlan", name = "a" }, new { physicalnetwork = "vxlan", name = "b", bridge = "br0" } },
        });
        Assert.Equal(3, (await network.CallAsync("listphysicalports", new { physicalnetwork = "vxlan" })).AsArray().Count);
        Assert.Equal(2, (await network.CallAsync("listphysicalports", new { name = "a" })).AsArray().Count);
        Assert.Single((await network.CallAsync("listphysicalports", new { systemid = "s1" })).AsArray());
        Assert.Single((await network.CallAsync("listphysicalports", new { bridge = "br0", physicalnetwork = "vxlan" })).AsArray());
        Assert.Empty((await network.CallAsync("listphysicalports", new { physicalnetwork = "none" })).AsArray());
    }
}
