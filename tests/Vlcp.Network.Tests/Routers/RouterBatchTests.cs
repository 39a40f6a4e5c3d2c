using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests.Routers;

public sealed class RouterBatchTests
{
    private const string Target = "vrouterapi";

    [Fact]
    public async Task The_calls_for_many_routers_are_one_transaction_and_answer_in_order()
    {
        await using var network = await NetworkServer.StartWithSubnetAsync();
        Assert.Equal(["b", "a"], (await network.CallAsync(Target, "createvirtualrouters", Routers("b", "a"))).Ids());
        await network.RefusedAsync(Target, 409, "createvirtualrouters", Routers("c", "a"), "'routers.1.id'", "'a'");
        await network.RefusedAsync(Target, 400, "createvirtualrouters", Routers("c", "c"), "'routers.1.id'", "once");
        await network.RefusedAsync(Target, 404, "updatevirtualrouters", Routers("a", "none"), "'routers.1.id'", "'none'");
        await network.RefusedAsync(Target, 404, "deletevirtualrouters", Routers("a", "none"), "'routers.1.id'", "'none'");
        await network.RefusedAsync(Target, 400, "deletevirtualrouters", Routers("a", "a"), "'routers.1.id'", "once");
        await network.RefusedAsync(Target, 400, "createvirtualrouters", new { routers = "r" }, "'routers'", "list");
        Assert.Equal("[]", (await network.CallAsync(Target, "createvirtualrouters", new { routers = Array.Empty<object>() })).ToJsonString());
        Assert.Equal("{\"status\":\"OK\"}", (await network.CallAsync(Target, "deletevirtualrouters", Routers("a", "b"))).ToJsonString());
        Assert.Equal("[]", (await network.CallAsync(Target, "listvirtualrouters", new { })).ToJsonString());
    }

    [Fact]
    public async Task A_router_without_id_gets_one_and_a_batch_takes_no_empty_id()
    {
        await using var network = await NetworkServer.StartAsync();
        Assert.True(Guid.TryParse((await network.CallAsync(Target, "createvirtualrouter", new { id = "" })).Text("id"), out _));
        Assert.True(Guid.TryParse((await network.CallAsync(Target, "createvirtualrouters", new { routers = new object[] { new { } } }))[0]!.Text("id"), out _));
        await network.RefusedAsync(Target, 400, "createvirtualrouters", Routers(""), "'routers.0.id'", "empty");
        await network.RefusedAsync(Target, 400, "createvirtualrouters", new JsonObject { ["routers"] = new JsonArray(new JsonObject { ["id"] = null }) }, "'routers.0.id'", "text");
    }

    [Fact]
    public async Task A_batch_sees_its_own_interfaces()
    {
        await using var network = await StartAsync();
        await network.RefusedAsync(Target, 409, "addrouterinterfaces", Interfaces(("r", "sub"), ("r2", "sub")), "'interfaces.1.subnet'", "'sub'", "'r'");
        await network.RefusedAsync(Target, 409, "addrouterinterfaces", Interfaces(("r", "ext"), ("r2", "ext"), ("r", "ext")), "'interfaces.2.subnet'", "'r'");
        await network.RefusedAsync(Target, 404, "addrouterinterfaces", Interfaces(("r", "sub"), ("none", "s2")), "'interfaces.1.router'", "'none'");
        await network.RefusedAsync(
            Target,
            409,
            "addrouterinterfaces",
            new { interfaces = new[] { new { router = "r", subnet = "sub", ip_address = "10.0.0.5" }, new { router = "r", subnet = "s2", ip_address = "10.0.0.5" } } },
            "'interfaces.1.ip_address'",
            "10.0.0.5");
        var made = await network.CallAsync(Target, "addrouterinterfaces", Interfaces(("r", "sub"), ("r", "s2"), ("r", "ext"), ("r2", "ext")));
        Assert.Equal(["viperflow.subnet.sub", "viperflow.subnet.s2", "viperflow.subnet.ext", "viperflow.subnet.ext"], made.AsArray().Select(port => port!["subnet"]!.Text("_key")));
        Assert.Empty(await network.CheckAsync());

        await network.RefusedAsync(Target, 400, "removerouterinterfaces", Interfaces(("r", "sub"), ("r", "sub")), "'interfaces.1.subnet'", "once");
        await network.RefusedAsync(Target, 409, "removerouterinterfaces", Interfaces(("r", "sub"), ("r2", "s2")), "'interfaces.1.subnet'", "'r2'");
        Assert.Equal("{\"status\":\"OK\"}", (await network.CallAsync(Target, "removerouterinterfaces", Interfaces(("r", "sub"), ("r2", "ext")))).ToJsonString());
        Assert.Equal(["s2", "ext"], (await network.CallAsync(Target, "listrouterinterfaces", new { id = "r" })).AsArray().Select(port => port!["subnet"]!.Text("id")).OrderDescending());
        Assert.Empty(await network.CheckAsync());
    }

    [Fact]
    public async Task A_list_finds_by_attributes_and_is_empty_for_what_does_not_exist()
    {
        await using var network = await StartAsync();
        await network.CallAsync(Target, "updatevirtualrouter", new { id = "r2", zone = "east" });
        await network.CallAsync(Target, "addrouterinterfaces", new { interfaces = new object[] { new { router = "r", subnet = "sub", id = "i", zone = "east" }, new { router = "r", subnet = "s2", id = "j", ip_address = "10.1.0.9" } } });
        Assert.Equal(["r2"], (await network.CallAsync(Target, "listvirtualrouters", new { zone = "east" })).Ids());
        Assert.Equal(["r", "r2"], (await network.CallAsync(Target, "listvirtualrouters", new { })).Ids());
        Assert.Equal("[]", (await network.CallAsync(Target, "listvirtualrouters", new { id = "none" })).ToJsonString());
        Assert.Equal("[]", (await network.CallAsync(Target, "listrouterinterfaces", new { id = "none" })).ToJsonString());
        Assert.Equal(["i"], (await network.CallAsync(Target, "listrouterinterfaces", new { id = "r", zone = "east" })).Ids());
        Assert.Equal(["j"], (await network.CallAsync(Target, "listrouterinterfaces", new { id = "r", subnet = "s2" })).Ids());
        Assert.Equal(["j"], (await network.CallAsync(Target, "listrouterinterfaces", new { id = "r", ip_address = "10.1.0.9" })).Ids());
    }

    [Theory]
    [InlineData("createvirtualrouter", "{\"id\": \"n\"}")]
    [InlineData("updatevirtualrouter", "{\"id\": \"r\"}")]
    [InlineData("addrouterinterface", "{\"router\": \"r\", \"subnet\": \"sub\"}")]
    public async Task Attributes_of_the_database_cannot_be_set(string method, string arguments)
    {
        await using var network = await StartAsync();
        foreach (var name in new[] { "_key", "_type", "kvdb_createtime", "kvdb_updateversion" })
        {
            var changed = JsonNode.Parse(arguments)!.AsObject();
            changed[name] = 1;
            await network.RefusedAsync(Target, 400, method, changed, $"'{name}'", "reserved");
        }
    }

    [Fact]
    public async Task The_interfaces_of_a_router_are_set_by_their_own_calls_only()
    {
        await using var network = await StartAsync();
        await network.RefusedAsync(Target, 400, "createvirtualrouter", new { id = "n", interfaces = "[]" }, "'interfaces'", "addrouterinterface");
        await network.RefusedAsync(Target, 400, "updatevirtualrouter", new { id = "r", interfaces = Array.Empty<string>() }, "'interfaces'", "addrouterinterface");
        await network.RefusedAsync(Target, 400, "updatevirtualrouters", new { routers = new[] { new { id = "r", interfaces = Array.Empty<string>() } } }, "'routers.0.interfaces'", "addrouterinterface");
        await network.CallAsync(Target, "addrouterinterface", new { router = "r", subnet = "sub", id = "i" });
        await network.RefusedAsync(Target, 409, "addrouterinterface", new { router = "r", subnet = "s2", id = "i" }, "'id'", "'i'");
        await network.RefusedAsync(409, "deletesubnet", new { id = "sub" }, "'id'", "router interface 'i'");
        await network.RefusedAsync(400, "updatesubnet", new { id = "sub", router = "i" }, "'router'", "addrouterinterface");
    }

    private static async Task<NetworkServer> StartAsync()
    {
        var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync(Target, "createvirtualrouters", Routers("r", "r2"));
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.0.0.0/8", gateway = "10.1.0.1", id = "s2" });
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.2.0.0/24", gateway = "10.2.0.1", id = "ext", isexternal = true });
        return network;
    }

    private static object Routers(params string[] ids) => new { routers = ids.Select(id => new { id }) };

    private static object Interfaces(params (string Router, string Subnet)[] places) =>
        new { interfaces = places.Select(place => new { router = place.Router, subnet = place.Subnet }) };
}
