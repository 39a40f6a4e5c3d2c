using System.Text.Json.Nodes;
using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.ZooKeeper.Modules;

namespace Vlcp.Storage.ZooKeeper.Tests.Modules;

public sealed class ZooKeeperDbModuleTests(SharedEnsemble ensemble)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_are_set_read_listed_deleted_and_recycled()
    {
        await using var server = await StartAsync(("proxy.kvstorage", ensemble.Servers.NewStore()));
        await CallAsync(server, "set", ("key", "b/c"), ("value", new JsonObject { ["x"] = 1 }));
        await CallAsync(server, "mset", ("kvpairs", new JsonArray(new JsonArray("a", 1), new JsonArray("long", new string('x', 5000)))));
        Assert.Equal("""{"x":1}""", (await CallAsync(server, "get", ("key", "b/c")))!.ToJsonString());
        Assert.Equal("""["a","b/c","long"]""", (await CallAsync(server, "listallkeys"))!.ToJsonString());
        Assert.Equal("[1,null]", (await CallAsync(server, "mget", ("keys", new JsonArray("a", "none"))))!.ToJsonString());
        await CallAsync(server, "delete", ("key", "a"));
        Assert.Null(await CallAsync(server, "get", ("key", "a")));
        Assert.Equal(1, (await CallAsync(server, "recycle", ("keys", new JsonArray("a", "b/c", "none"))))!.GetValue<long>());
        Assert.Equal("""["b/c","long"]""", (await CallAsync(server, "listallkeys"))!.ToJsonString());
    }

    [Fact]
    public async Task Modules_change_values_in_transactions_and_hear_of_them()
    {
        await using var server = await StartAsync(("proxy.kvstorage", ensemble.Servers.NewStore()));
        var module = server.Modules.GetModule<ZooKeeperDbModule>();
        await using var feed = module.CreateNotifier();
        Assert.True((await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled)).IsRestored);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => module.UpdateAsync("n", (_, value) => (value?.GetValue<int>() ?? 0) + 1, cancellationToken: Cancelled)));
        Assert.Equal(20, (await module.GetAsync("n", cancellationToken: Cancelled))!.GetValue<int>());
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(["n"], (await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled)).Keys);
        }
    }

    [Fact]
    public async Task A_vhost_has_servers_of_its_own_and_the_state_of_its_session_is_shown()
    {
        await using var server = await StartAsync(
            ("proxy.kvstorage", "vlcp.service.connection.zookeeperdb.ZooKeeperDB"),
            ("module.zookeeperdb.url", ensemble.Servers.NewStore()),
            ("module.zookeeperdb.vhost.second.url", ensemble.Servers.NewStore()));
        await CallAsync(server, "set", ("key", "a"), ("value", 1), ("vhost", "second"));
        Assert.Null(await CallAsync(server, "get", ("key", "a")));
        Assert.Equal(["", "second"], ((JsonArray)(await CallAsync(server, "getservers"))!).Select(found => found!["vhost"]!.GetValue<string>()));
        Assert.Single((JsonArray)(await CallAsync(server, "getconnections", ("vhost", "second")))!);
        var status = (await CallAsync(server, "status", ("vhost", "second")))!;
        Assert.Equal(("connected", 20.0), (status["session_state"]!.GetValue<string>(), status["session_timeout"]!.GetValue<double>()));
        Assert.True(status["last_zxid"]!.GetValue<long>() > 0);
        Assert.Equal(0, (await CallAsync(server, "stoplisten"))!.GetValue<long>());
        await CallAsync(server, "updateconfig");
        Assert.Equal(status["session_id"]!.GetValue<string>(), (await CallAsync(server, "status", ("vhost", "second")))!["session_id"]!.GetValue<string>());
        var error = await Assert.ThrowsAsync<ApiException>(() => CallAsync(server, "get", ("key", "a"), ("vhost", "third")));
        Assert.Equal((ApiErrorKind.BadParameter, "vhost"), (error.Kind, error.Parameter));
    }

    [Fact]
    public async Task Servers_chroot_and_identity_may_come_from_the_settings_of_the_client()
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        await using var server = await StartAsync(
            ("proxy.kvstorage", "zookeeperdb"),
            ("module.zookeeperdb.url", "tcp:///"),
            ("zookeeperclient.serverlist", $"[\"tcp://127.0.0.1:{ensemble.Servers.ClientPort(0)}/\",\"127.0.0.1:{ensemble.Servers.ClientPort(1)}\"]"),
            ("zookeeperclient.chroot", url.Chroot),
            ("zookeeperclient.auth", "[[\"digest\",\"a:b\"]]"));
        await CallAsync(server, "set", ("key", "a"), ("value", 1));
        await using var nobody = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => nobody.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());
        await using var somebody = ZooKeeperStoreEngine.Open(url with { User = "a", Password = "b" }, Stores.Options);
        Assert.NotNull((await somebody.ReadAsync(StoreQuery.Of("a"), Cancelled)).Get("a"));
    }

    [Fact]
    public async Task A_server_whose_store_is_away_starts_and_its_calls_say_what_is_wrong()
    {
        using var port = TestPort.Take();
        await using var server = await StartAsync(("proxy.kvstorage", $"zk://user:secret@127.0.0.1:{port.Number}/"), ("module.zookeeperdb.timeout", "0.2"));
        var error = await Assert.ThrowsAsync<ApiException>(() => CallAsync(server, "get", ("key", "a")));
        Assert.Equal(ApiErrorKind.Unavailable, error.Kind);
        Assert.Contains($"127.0.0.1:{port.Number}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private static async Task<VlcpServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = new VlcpServerBuilder();
        builder.Catalog.AddHostingModules().AddModules(typeof(ZooKeeperDbModule).Assembly);
        foreach (var (key, value) in settings)
        {
            builder.Set(key, value);
        }

        builder.Startup.Add("objectdb");
        var server = builder.Build();
        var failures = await server.StartAsync();
        return failures.Count == 0 ? server : throw failures[0];
    }

    private static Task<JsonNode?> CallAsync(VlcpServer server, string method, params (string Name, JsonNode? Value)[] arguments)
    {
        var all = new ApiArguments();
        foreach (var (name, value) in arguments)
        {
            all.Add(name, value);
        }

        return server.Modules.CallAsync<JsonNode>("kvstorage", method, all, Cancelled);
    }
}
