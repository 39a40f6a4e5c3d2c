using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Hosting.Tests.Modules;
using Vlcp.ObjectDb;
using Xunit;

namespace Vlcp.Hosting.Tests.Storage;

public sealed class ObjectDbModuleTests
{
    private const string Key = "test.thing.one";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_are_read_as_JSON_with_type_and_key()
    {
        await using var server = await StartAsync();
        var thing = (JsonObject)(await CallAsync(server, "getonce", new() { { "key", Key } }))!;
        Assert.Equal((Key, "one", "red"), (thing["_key"]!.GetValue<string>(), thing["id"]!.GetValue<string>(), thing["color"]!.GetValue<string>()));
        Assert.NotNull(thing["_type"]);
        Assert.Equal("null", (await CallAsync(server, "mgetonce", new() { { "keys", new JsonArray("test.thing.two", Key) } }))![0]?.ToJsonString() ?? "null");
        Assert.True((await CallAsync(server, "gettimestamp", []))!.GetValue<long>() > 0);
    }

    [Fact]
    public async Task Watches_are_kept_by_watcher_and_get_watches_only_what_exists()
    {
        await using var server = await StartAsync();
        await CallAsync(server, "mget", new() { { "keys", new JsonArray(Key, "test.thing.two") }, { "requestid", "a" } });
        Assert.Equal("{\"_ref\":\"test.thing.two\"}", (await CallAsync(server, "watch", new() { { "key", "test.thing.two" }, { "requestid", "b" } }))!.ToJsonString());
        await CallAsync(server, "watch", new() { { "key", Key }, { "requestid", "b" } });
        Assert.Equal("{\"test.thing.one\":[\"a\",\"b\"],\"test.thing.two\":[\"b\"]}", (await CallAsync(server, "watchlist", []))!.ToJsonString());
        await CallAsync(server, "munwatch", new() { { "keys", new JsonArray("test.thing.two") }, { "requestid", "b" } });
        await CallAsync(server, "unwatchall", new() { { "requestid", "a" } });
        Assert.Equal("{\"test.thing.one\":[\"b\"]}", (await CallAsync(server, "watchlist", []))!.ToJsonString());
    }

    [Fact]
    public async Task An_SQLite_file_keeps_objects_across_servers()
    {
        var directory = Directory.CreateTempSubdirectory("vlcp-sqlite-").FullName;
        try
        {
            var settings = new[] { ("proxy.kvstorage", "vlcp.service.connection.sqlitedb.SqliteDB"), ("module.sqlitedb.path", Path.Combine(directory, "sub", "vlcp.db")) };
            await using (await StartAsync(settings))
            {
            }

            await using var again = await TestServer.StartAsync([], ["objectdb"], settings);
            again.Modules.GetModule<ObjectDbModule>().Database.Schema.Add(typeof(Thing));
            Assert.Equal("red", (await CallAsync(again, "getonce", new() { { "key", Key } }))!["color"]!.GetValue<string>());
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Knowledge_keeps_values_until_they_expire()
    {
        await using var server = await TestServer.StartAsync([], ["knowledge"]);
        await server.Modules.CallAsync("memorystorage", "set", new() { { "key", "a" }, { "value", new JsonArray(1) } }, Cancellation);
        await server.Modules.CallAsync("knowledge", "mset", new() { { "kvpairs", new JsonArray(new JsonArray("b", 2)) }, { "timeout", 0 } }, Cancellation);
        Assert.Equal("[[1],null]", (await server.Modules.CallAsync<JsonNode>("knowledge", "mget", new() { { "keys", new JsonArray("a", "b") } }, Cancellation))!.ToJsonString());
        await server.Modules.CallAsync("knowledge", "delete", new() { { "key", "a" } }, Cancellation);
        Assert.Null(await server.Modules.CallAsync<JsonNode>("knowledge", "get", new() { { "key", "a" } }, Cancellation));
        await Assert.ThrowsAsync<ApiException>(() => server.Modules.CallAsync("knowledge", "set", new() { { "key", "a" }, { "value", 1 }, { "timeout", -1 } }, Cancellation));
    }

    private static async Task<TestServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = await TestServer.StartAsync([], ["objectdb"], settings);
        var database = server.Modules.GetModule<ObjectDbModule>().Database;
        database.Schema.Add(typeof(Thing));
        await database.WriteWalkAsync(transaction => transaction.Write(new Thing { Id = "one", Color = "red" }), cancellationToken: Cancellation);
        return server;
    }

    private static Task<JsonNode?> CallAsync(TestServer server, string method, ApiArguments arguments) =>
        server.Modules.CallAsync<JsonNode>("objectdb", method, arguments, Cancellation);
}
