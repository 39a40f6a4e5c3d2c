using System.Text.Json.Nodes;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Redis.Tests.Modules;

public sealed class RedisModulesTests(RedisFixture redis)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_are_set_read_listed_and_deleted()
    {
        await using var server = await StartAsync(("proxy.kvstorage", redis.Servers.NewStore()));
        await CallAsync(server, "set", ("key", "b/c"), ("value", new JsonObject { ["x"] = 1 }));
        await CallAsync(server, "mset", ("kvpairs", new JsonArray(new JsonArray("a", 1), new JsonArray("long", new string('x', 5000)))));
        Assert.Equal("""{"x":1}""", (await CallAsync(server, "get", ("key", "b/c")))!.ToJsonString());
        Assert.Equal("""["a","b/c","long"]""", (await CallAsync(server, "listallkeys"))!.ToJsonString());
        Assert.Equal("[1,null]", (await CallAsync(server, "mget", ("keys", new JsonArray("a", "none"))))!.ToJsonString());
        Assert.Equal("""[[1],"mine"]""", (await CallAsync(server, "mgetwithcache", ("keys", new JsonArray("a")), ("cache", "mine")))!.ToJsonString());
        await CallAsync(server, "delete", ("key", "a"));
        Assert.Null(await CallAsync(server, "get", ("key", "a")));
    }

    [Fact]
    public async Task Values_with_a_timeout_go_as_a_commit_that_the_feed_tells()
    {
        await using var server = await StartAsync(("proxy.kvstorage", redis.Servers.NewStore()));
        var module = server.Modules.GetModule<RedisDbModule>();
        await using var feed = module.Engine.OpenFeed();
        await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
        await CallAsync(server, "set", ("key", "short"), ("value", 1), ("timeout", 0.2));
        await CallAsync(server, "set", ("key", "kept"), ("value", 1), ("timeout", 1000));
        await CallAsync(server, "set", ("key", "kept"), ("value", 2));
        await CallAsync(server, "set", ("key", "never"), ("value", 1), ("timeout", 0));
        StoreChange change;
        var told = new List<string>();
        do
        {
            change = await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
            told.AddRange(change.Keys);
        }
        while (told.Count < 4);
        Assert.Equal(["kept", "kept", "short", "short"], told.Order(StringComparer.Ordinal));
        Assert.True((await module.GetClient().ExecuteAsync(new RespCommand("ZSCORE", "vlcp:expiry", "kept"), Cancelled)).IsNull);
        Assert.Equal("[null,2,null]", (await CallAsync(server, "mget", ("keys", new JsonArray("short", "kept", "never"))))!.ToJsonString());
    }

    [Fact]
    public async Task Modules_change_values_in_transactions_with_the_servers_time()
    {
        await using var server = await StartAsync(("proxy.kvstorage", redis.Servers.NewStore()));
        var module = server.Modules.GetModule<RedisDbModule>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => module.UpdateAsync("n", (_, value) => (value?.GetValue<int>() ?? 0) + 1, cancellationToken: Cancelled)));
        Assert.Equal(20, (await module.GetAsync("n", cancellationToken: Cancelled))!.GetValue<int>());
        var (keys, values) = await module.UpdateAllWithTimeAsync(["n"], (all, old, time) => ([.. all, "time"], [null, time]), cancellationToken: Cancelled);
        Assert.Equal(["n", "time"], keys);
        Assert.InRange(values[1]!.GetValue<long>(), 1, DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds() * 1000);
        Assert.Null(await module.GetAsync("n", cancellationToken: Cancelled));
        await Assert.ThrowsAsync<InvalidDataException>(() => module.MUpdateAsync(["time"], (_, _) => throw new InvalidDataException(), cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_vhost_has_a_server_of_its_own_and_an_unknown_one_is_refused()
    {
        await using var server = await StartAsync(
            ("proxy.kvstorage", "vlcp.service.connection.redisdb.RedisDB"),
            ("module.redisdb.url", redis.Servers.NewStore()),
            ("module.redisdb.vhost.second.url", redis.Servers.NewStore()));
        await CallAsync(server, "set", ("key", "a"), ("value", 1), ("vhost", "second"));
        Assert.Null(await CallAsync(server, "get", ("key", "a")));
        Assert.Equal(1, (await CallAsync(server, "get", ("key", "a"), ("vhost", "second")))!.GetValue<long>());
        var servers = (JsonArray)(await CallAsync(server, "getservers"))!;
        Assert.Equal(["", "second"], servers.Select(found => found!["vhost"]!.GetValue<string>()));
        Assert.Single((JsonArray)(await CallAsync(server, "getconnections", ("vhost", "second")))!);
        Assert.Equal(0, (await CallAsync(server, "stoplisten"))!.GetValue<long>());
        await CallAsync(server, "updateconfig");
        var error = await Assert.ThrowsAsync<ApiException>(() => CallAsync(server, "get", ("key", "a"), ("vhost", "third")));
        Assert.Equal((ApiErrorKind.BadParameter, "vhost"), (error.Kind, error.Parameter));
    }

    [Fact]
    public async Task A_server_whose_store_is_away_starts_and_its_calls_say_what_is_wrong()
    {
        using var port = TestPort.Take();
        await using var server = await StartAsync(("proxy.kvstorage", $"redis://:secret@127.0.0.1:{port.Number}/"), ("redisclient.timeout", "0.2"));
        var error = await Assert.ThrowsAsync<ApiException>(() => CallAsync(server, "get", ("key", "a")));
        Assert.Equal(ApiErrorKind.Unavailable, error.Kind);
        Assert.Contains($"127.0.0.1:{port.Number}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notifier_tells_commits_and_what_others_publish_once_and_only_for_its_keys()
    {
        var url = redis.Servers.NewStore();
        await using var first = await StartAsync(("proxy.kvstorage", url), ("module.redisnotifier.prefix", $"test.{Guid.NewGuid()}."));
        var module = first.Modules.GetModule<RedisDbModule>();
        var one = first.Modules.GetModule<RedisNotifierModule>().CreateNotifier();
        var two = first.Modules.GetModule<RedisNotifierModule>().CreateNotifier();
        two.AddListen("a", "b", "c");
        two.RemoveListen("c");
        await UntilHeardAsync(one, two);
        await one.PublishAsync(["a", "b", "x"], new JsonArray(1, 2, 3), Cancelled);
        var update = await NextAsync(two);
        Assert.Equal(("a b x", "[1,2,3]", false), (string.Join(' ', update.Keys), update.ExtraInfo!.ToJsonString(), update.FromSelf));
        await one.PublishAsync(["c"], null, Cancelled);
        await two.PublishAsync([.. Enumerable.Range(0, 300).Select(i => $"k{i}"), "a"], null, Cancelled);
        update = await NextAsync(two);
        Assert.Equal((301, true), (update.Keys.Count, update.FromSelf));
        await module.SetAsync("b", 1, cancellationToken: Cancelled);
        update = await NextAsync(two);
        Assert.Equal(("b", UpdateReason.Updated), (Assert.Single(update.Keys), update.Reason));
    }

    // A subscription is confirmed by the server some time after it was made, in the order of the requests.
    private static async Task UntilHeardAsync(UpdateNotifier one, UpdateNotifier two)
    {
        do
        {
            await one.PublishAsync(["b"], null, Cancelled);
            await Task.Delay(20, Cancelled);
        }
        while (!two.Updates.TryRead(out var heard) || heard.Reason != UpdateReason.Updated);
        await one.PublishAsync(["b"], new JsonArray("last"), Cancelled);
        while ((await NextAsync(two)).ExtraInfo is null)
        {
        }
    }

    private static async Task<UpdateNotification> NextAsync(UpdateNotifier notifier) =>
        await notifier.Updates.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);

    private static async Task<VlcpServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = new VlcpServerBuilder();
        builder.Catalog.AddHostingModules().AddModules(typeof(RedisDbModule).Assembly);
        foreach (var (key, value) in settings)
        {
            builder.Set(key, value);
        }

        builder.Startup.Add("redisnotifier");
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
