using System.Globalization;
using System.Text.Json.Nodes;
using Vlcp.Bench.Comparisons;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;
using Vlcp.Network;
using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.Redis;

namespace Vlcp.Bench.Stores;

/// <summary>What one change of a port asks of Redis, counted by Redis itself: few ports in the store against many.</summary>
internal sealed class RedisChangeCost(Scale scale, Action<Result> report)
{
    private const int Few = 100;
    private const int Samples = 9;

    /// <summary>Counts.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var servers = await RedisServers.StartAsync(["--appendonly", "no"], cancellationToken);
        await using var server = await StartAsync(servers.Url(0), cancellationToken);
        await CallAsync(server, "createphysicalnetwork", new() { { "type", "native" }, { "id", "p" } }, cancellationToken);
        await CallAsync(server, "createlogicalnetwork", new() { { "physicalnetwork", "p" }, { "id", "n" } }, cancellationToken);
        await FillAsync(server, 0, Few, cancellationToken);
        var few = await CountAsync(server, cancellationToken);
        await FillAsync(server, Few, scale.Stored, cancellationToken);
        var many = await CountAsync(server, cancellationToken);
        var work = string.Create(CultureInfo.InvariantCulture, $"a port of {scale.Stored:N0} created, changed and deleted in Redis");
        var peer = $"with {Few} ports";
        report(new Result($"{work}: requests", many.Requests, peer, few.Requests, "count"));
        report(new Result($"{work}: bytes to the server", many.Sent, peer, few.Sent, "count"));
        report(new Result($"{work}: bytes from the server", many.Received, peer, few.Received, "count"));
    }

    private static async Task<VlcpServer> StartAsync(string url, CancellationToken cancellationToken)
    {
        var builder = new VlcpServerBuilder();
        builder.Catalog.AddHostingModules().AddModules(typeof(RedisDbModule).Assembly).AddModules(typeof(ViperFlowModule).Assembly);
        builder.Set("proxy.kvstorage", url);
        builder.Startup.Add("viperflow");
        var server = builder.Build();
        return await server.StartAsync(cancellationToken) is [var failure, ..] ? throw failure : server;
    }

    private static async Task FillAsync(VlcpServer server, int from, int to, CancellationToken cancellationToken)
    {
        foreach (var ports in Enumerable.Range(from, Math.Max(0, to - from)).Chunk(500))
        {
            var list = new JsonArray([.. ports.Select(port => new JsonObject { ["logicalnetwork"] = "n", ["id"] = $"port{port:D6}" })]);
            await CallAsync(server, "createlogicalports", new() { { "ports", list } }, cancellationToken);
        }
    }

    // The least of several, for the engine also looks for expired keys every second.
    private static async Task<(double Requests, double Sent, double Received)> CountAsync(VlcpServer server, CancellationToken cancellationToken)
    {
        var least = (Requests: double.MaxValue, Sent: double.MaxValue, Received: double.MaxValue);
        for (var i = 0; i < Samples; i++)
        {
            var before = await StatisticsAsync(server, cancellationToken);
            await CallAsync(server, "createlogicalport", new() { { "logicalnetwork", "n" }, { "id", "another" } }, cancellationToken);
            await CallAsync(server, "updatelogicalport", new() { { "id", "another" }, { "mac_address", "02:00:00:00:00:01" } }, cancellationToken);
            await CallAsync(server, "deletelogicalport", new() { { "id", "another" } }, cancellationToken);
            var after = await StatisticsAsync(server, cancellationToken);
            least = (
                Math.Min(least.Requests, after.Requests - before.Requests - 1),
                Math.Min(least.Sent, after.Sent - before.Sent),
                Math.Min(least.Received, after.Received - before.Received));
        }

        return least;
    }

    private static async Task<(double Requests, double Sent, double Received)> StatisticsAsync(VlcpServer server, CancellationToken cancellationToken)
    {
        var client = server.Modules.GetModule<RedisDbModule>().GetClient();
        var text = (await client.ExecuteAsync(new RespCommand("INFO", "stats"), cancellationToken)).AsText()!;
        double Of(string name) => double.Parse(text.Split('\n').Single(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(':')[1], CultureInfo.InvariantCulture);
        return (Of("total_commands_processed"), Of("total_net_input_bytes"), Of("total_net_output_bytes"));
    }

    private static Task<JsonNode?> CallAsync(VlcpServer server, string method, ApiArguments arguments, CancellationToken cancellationToken) =>
        server.Modules.CallAsync<JsonNode>("viperflow", method, arguments, cancellationToken);
}
