using System.Net;
using Vlcp.Hosting.Storage;
using Vlcp.Hosting.Tests.Modules;
using Vlcp.ObjectDb;
using Vlcp.Storage.Contract.Outages;
using Xunit;

namespace Vlcp.Hosting.Tests.Storage;

/// <summary>What callers of the web API are told while the store is away.</summary>
public sealed class StoreOutageTests
{
    private const string Key = "test.thing.one";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_before_is_answered_and_says_that_it_is_stale()
    {
        await using var server = await StartAsync();
        using var client = server.Client();
        Assert.DoesNotContain("stale", (await AskAsync(client, $"objectdb/getonce?key={Key}")).Body);
        Store(server).CutOff();
        foreach (var call in new[] { $"getonce?key={Key}", $"mgetonce?keys[]={Key}", $"get?key={Key}&requestid=r", $"watch?key={Key}&requestid=r" })
        {
            var (status, body) = await AskAsync(client, $"objectdb/{call}");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("\"red\"", body);
            Assert.EndsWith("\"stale\": true}", body);
        }

        await Store(server).RestoreAsync();
        Assert.DoesNotContain("stale", (await AskAsync(client, $"objectdb/getonce?key={Key}")).Body);
    }

    [Fact]
    public async Task Nostale_and_what_was_never_read_are_refused_as_unavailable()
    {
        await using var server = await StartAsync();
        using var client = server.Client();
        await AskAsync(client, $"objectdb/getonce?key={Key}");
        Store(server).CutOff();
        var (status, body) = await AskAsync(client, $"objectdb/getonce?key={Key}&nostale=`True`");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("Result is stale", body);
        (status, body) = await AskAsync(client, "objectdb/getonce?key=test.thing.two");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("has not been read before", body);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(client, "objectdb/gettimestamp")).Status);
    }

    [Fact]
    public async Task A_store_that_says_nothing_counts_as_away_after_the_time_that_was_set()
    {
        await using var server = await StartAsync(("module.objectdb.storetimeout", "0.1"));
        using var client = server.Client();
        await AskAsync(client, $"objectdb/getonce?key={Key}");
        Store(server).Freeze();
        Assert.EndsWith("\"stale\": true}", (await AskAsync(client, $"objectdb/getonce?key={Key}")).Body);
        var (status, body) = await AskAsync(client, "objectdb/getonce?key=test.thing.two");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("did not answer within 0.1 s", body);
        Store(server).Thaw();
    }

    private static InterruptedEngine Store(TestServer server) => server.Modules.GetModule<InterruptedStoreModule>().Interrupted;

    private static async Task<TestServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = await TestServer.StartAsync(
            [typeof(InterruptedStoreModule)], ["webapi", "objectdb"], [("proxy.kvstorage", "interruptedstore"), .. settings]);
        var database = server.Modules.GetModule<ObjectDbModule>().Database;
        database.Schema.Add(typeof(Thing));
        await database.WriteWalkAsync(transaction => transaction.Write(new Thing { Id = "one", Color = "red" }), cancellationToken: Cancellation);
        return server;
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient client, string call)
    {
        var answer = await client.GetAsync(call, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
