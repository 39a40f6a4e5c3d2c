using System.Globalization;
using System.Text.Json.Nodes;
using Vlcp.Bench.Comparisons;
using Vlcp.Bench.Controllers;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;
using Vlcp.Lab;

namespace Vlcp.Bench.Stores;

/// <summary>
/// What a change, and the start of a controller with few ports of its own, ask of a store: with no other ports in it, and with very many.
/// </summary>
internal sealed class StoreCost(Scale scale, Action<Result> report, Action<string> progress)
{
    private const int LocalPorts = 100;
    private const int PortsOfCall = 200;
    private const int Samples = 9;
    private const int Starts = 5;
    private const string Crowd = "crowd";

    /// <summary>Counts on every engine.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var engine in CountedStore.Engines)
        {
            await RunAsync(engine, cancellationToken);
        }
    }

    /// <summary>Counts on one engine.</summary>
    public async Task RunAsync(string engine, CancellationToken cancellationToken)
    {
        await using var store = await CountedStore.OpenAsync(engine, cancellationToken);
        await using var controller = await StoreCostController.StartAsync(store, cancellationToken);
        progress($"{engine}: {LocalPorts} ports");
        var local = Enumerable.Range(0, LocalPorts).Select(PlannedPort.Local).ToArray();
        await controller.DescribeAsync(local.Select(port => port.Network).Distinct(), cancellationToken);
        await controller.CallAsync("createlogicalnetwork", new() { { "physicalnetwork", "physical" }, { "id", Crowd } }, cancellationToken);
        await FillAsync(controller, local.Select(StoreCostController.Describe), cancellationToken);
        await controller.PlugAsync(local, cancellationToken);
        var few = await CountAsync(controller, store, cancellationToken);

        var far = (scale.Stored - LocalPorts) / 2;
        var remote = Enumerable.Range(0, far).Select(PlannedPort.Remote).ToArray();
        progress(string.Create(CultureInfo.InvariantCulture, $"{engine}: {scale.Stored} ports"));
        await controller.StopAsync();
        await using (var filled = await store.ToMemoryAsync(cancellationToken))
        {
            await using (var filler = await StoreCostController.StartFillerAsync(filled, cancellationToken))
            {
                foreach (var networks in remote.Select(port => port.Network).Distinct().Chunk(PortsOfCall))
                {
                    await filler.DescribeAsync(networks, cancellationToken);
                }

                await FillAsync(filler, remote.Select(StoreCostController.Describe), cancellationToken);
                var crowd = Enumerable.Range(0, far).Select(port => new JsonObject { ["logicalnetwork"] = Crowd, ["id"] = $"{Crowd}{port:D6}" });
                await FillAsync(filler, crowd, cancellationToken);
            }

            progress($"{engine}: copying");
            await store.CopyAsync(filled, cancellationToken);
        }

        await controller.StartServerAsync(cancellationToken);
        progress($"{engine}: counting");
        Report(engine, far, few, await CountAsync(controller, store, cancellationToken));
    }

    private static async Task FillAsync(StoreCostController controller, IEnumerable<JsonObject> ports, CancellationToken cancellationToken)
    {
        foreach (var chunk in ports.Chunk(PortsOfCall))
        {
            await controller.CallAsync("createlogicalports", new() { { "ports", new JsonArray([.. chunk]) } }, cancellationToken);
        }
    }

    private static async Task<Figures> CountAsync(StoreCostController controller, CountedStore store, CancellationToken cancellationToken)
    {
        var inCrowd = new ApiArguments { { "logicalnetwork", Crowd }, { "id", "another" } };
        var inLocal = new ApiArguments
        {
            { "logicalnetwork", PlannedPort.NameOf(0) }, { "subnet", "sub0" }, { "id", "another" }, { "mac_address", "02:00:00:ff:00:00" },
        };
        var crowd = await CountChangeAsync(controller, store, inCrowd, cancellationToken);
        var local = await CountChangeAsync(controller, store, inLocal, cancellationToken);
        List<StoreTraffic> starts = [];
        for (var i = 0; i < Starts; i++)
        {
            await controller.StopAsync();
            var before = store.Traffic;
            await controller.StartServerAsync(cancellationToken);
            await controller.WaitUntilInSyncAsync(cancellationToken);
            starts.Add(store.Traffic - before);
        }

        return new Figures(local, crowd, StoreTraffic.Median(starts));
    }

    private static async Task<StoreTraffic> CountChangeAsync(
        StoreCostController controller, CountedStore store, ApiArguments port, CancellationToken cancellationToken)
    {
        List<StoreTraffic> samples = [];
        for (var i = 0; i < Samples; i++)
        {
            await controller.WaitUntilInSyncAsync(cancellationToken);
            var before = store.Traffic;
            await controller.CallAsync("createlogicalport", port, cancellationToken);
            await controller.CallAsync("updatelogicalport", new() { { "id", "another" }, { "hostname", $"host{i}" } }, cancellationToken);
            await controller.CallAsync("deletelogicalport", new() { { "id", "another" } }, cancellationToken);
            await controller.WaitUntilInSyncAsync(cancellationToken);
            samples.Add(store.Traffic - before);
        }

        return StoreTraffic.Median(samples);
    }

    private void Report(string engine, int inCrowd, Figures few, Figures many)
    {
        var stored = string.Create(CultureInfo.InvariantCulture, $"{scale.Stored:N0}");
        var peer = $"with {LocalPorts}";
        var change = $"{engine}, {stored} ports: one port of a network of ten created, changed and deleted";
        Row($"{change}, requests", peer, few.Local.Requests, many.Local.Requests);
        Row($"{change}, bytes to the store", peer, few.Local.Sent, many.Local.Sent);
        Row($"{change}, bytes from it", peer, few.Local.Received, many.Local.Received);
        var crowd = string.Create(CultureInfo.InvariantCulture, $"{engine}: the same in a network with {inCrowd:N0} ports");
        Row($"{crowd}, requests", "with none", few.Crowd.Requests, many.Crowd.Requests);
        Row($"{crowd}, bytes both ways", "with none", few.Crowd.Sent + few.Crowd.Received, many.Crowd.Sent + many.Crowd.Received);
        Row($"{engine}: bytes that a controller with {LocalPorts} of {stored} ports reads at its start", $"of {LocalPorts}", few.Start.Received, many.Start.Received);
    }

    private void Row(string work, string peer, double few, double many) => report(new Result(work, many, peer, few, "count"));

    private sealed record Figures(StoreTraffic Local, StoreTraffic Crowd, StoreTraffic Start);
}
