using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests.Routers;

public sealed class VirtualRouterTests
{
    private const string Target = "vrouterapi";

    [Fact]
    public async Task A_router_lists_its_interfaces_and_a_subnet_names_its_router()
    {
        await using var network = await StartAsync();
        var made = await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", id = "i" });
        Assert.Equal("viperflow.routerport.i", made.Text("_key"));
        Assert.Null(made["ip_address"]);
        var router = (await network.CallAsync(Target, "listvirtualrouters", new { id = "r" }))[0]!;
        Assert.Equal("[{\"_weakref\":\"viperflow.routerport.i\"}]", router["interfaces"]!.ToJsonString());
        var subnet = (await network.CallAsync("listsubnets", new { id = "sub" }))[0]!;
        Assert.Equal("{\"_weakref\":\"viperflow.routerport.i\"}", subnet["router"]!.ToJsonString());
        Assert.Equal(["i"], (await network.CallAsync(Target, "listrouterinterfaces", new { id = "r" })).Ids());
        Assert.Equal("{\"status\":\"OK\"}", (await network.CallAsync(Target, "removerouterinterface", new { router = "r", subnet = "sub" })).ToJsonString());
        Assert.Equal("{\"status\":\"OK\"}", (await network.CallAsync(Target, "deletevirtualrouter", new { id = "r" })).ToJsonString());
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task Routes_are_normalised_and_replaced()
    {
        await using var network = await StartAsync();
        var router = await network.CallAsync(Target, "updatevirtualrouter", new { id = "r", routes = new[] { new[] { "10.9.9.9", "10.0.0.8" } } });
        Assert.Equal("[[\"10.9.9.9/32\",\"10.0.0.8\"]]", router["routes"]!.ToJsonString());
        Assert.Equal("[]", (await network.CallAsync(Target, "updatevirtualrouter", new { id = "r", routes = Array.Empty<string[]>() }))["routes"]!.ToJsonString());
        await network.RefusedAsync(Target, 400, "updatevirtualrouter", new { id = "r", interfaces = Array.Empty<string>() }, "'interfaces'");
        await network.RefusedAsync(Target, 404, "updatevirtualrouter", new { id = "none" }, "'none'");
        await network.RefusedAsync(Target, 404, "deletevirtualrouter", new { id = "none" }, "'none'");
        await network.RefusedAsync(Target, 409, "createvirtualrouter", new { id = "r" }, "'r'");
    }

    [Fact]
    public async Task A_subnet_has_one_router_unless_it_is_external()
    {
        await using var network = await StartAsync();
        await network.CallAsync(Target, "createvirtualrouter", new { id = "r2" });
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", id = "i" });
        await network.RefusedAsync(Target, 409, "addrouterinterface", new { router = "r2", subnet = "sub" }, "'subnet'", "'sub'", "'r'");
        await network.RefusedAsync(Target, 409, "deletevirtualrouter", new { id = "r" }, "'id'", "router interface 'i'");
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.2.0.0/24", id = "ext", gateway = "10.2.0.1", isexternal = true });
        await network.CallAsync(Target, "addrouterinterfaces", new { interfaces = new[] { new { router = "r", subnet = "ext" }, new { router = "r2", subnet = "ext" } } });
        await network.RefusedAsync(Target, 409, "addrouterinterface", new { router = "r2", subnet = "ext" }, "'subnet'", "'r2'");
        await network.CallAsync(Target, "removerouterinterface", new { router = "r", subnet = "ext" });
        await network.RefusedAsync(Target, 400, "addrouterinterface", new { router = "r", subnet = "ext", ip_address = "10.2.0.9" }, "'ip_address'", "'ext'");
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task The_address_of_an_interface_is_its_own_and_becomes_free_with_it()
    {
        await using var network = await StartAsync();
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "p", ip_address = "10.0.0.9" });
        await network.RefusedAsync(Target, 409, "addrouterinterface", new { router = "r", subnet = "sub", ip_address = "10.0.0.9" }, "'ip_address'", "'p'");
        await network.RefusedAsync(Target, 400, "addrouterinterface", new { router = "r", subnet = "sub", ip_address = "10.0.1.9" }, "'ip_address'", "10.0.0.0/24");
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", ip_address = "10.0.0.255", id = "i" });
        Assert.Empty(await network.CheckAsync());
        await network.CallAsync(Target, "removerouterinterfaces", new { interfaces = new[] { new { router = "r", subnet = "sub" } } });
        await network.CallAsync("deletelogicalport", new { id = "p" });
        await network.CallAsync("deletesubnet", new { id = "sub" });
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task A_subnet_without_gateway_needs_an_address()
    {
        await using var network = await StartAsync();
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.2.0.0/24", id = "bare" });
        await network.RefusedAsync(Target, 400, "addrouterinterface", new { router = "r", subnet = "bare" }, "'subnet'", "gateway");
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "bare", ip_address = "10.2.0.1" });
        await network.RefusedAsync(Target, 404, "addrouterinterface", new { router = "none", subnet = "sub" }, "'router'", "'none'");
        await network.RefusedAsync(Target, 404, "addrouterinterface", new { router = "r", subnet = "none" }, "'subnet'", "'none'");
        await network.RefusedAsync(Target, 409, "removerouterinterface", new { router = "r", subnet = "sub" }, "'subnet'", "'sub'");
        await network.RefusedAsync(Target, 404, "removerouterinterface", new { router = "none", subnet = "sub" }, "'none'");
    }

    private static async Task<NetworkServer> StartAsync()
    {
        var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync(Target, "createvirtualrouter", new JsonObject { ["id"] = "r" });
        return network;
    }
}
