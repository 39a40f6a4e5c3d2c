using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Vlcp.Bench.Controllers;
using Vlcp.Dataplane.Control;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;
using Vlcp.Lab;
using Vlcp.Network;
using Vlcp.Storage;
using Vlcp.Switches.Ovsdb;

namespace Vlcp.Bench.Stores;

/// <summary>A whole controller within this process, with a real switch, on a store whose traffic is counted.</summary>
internal sealed class StoreCostController : IAsyncDisposable
{
    private const string Bridge = "br0";

    private static readonly string[] Modules =
    [
        "viperflow", "vrouterapi", "networkvxlandriver", "openflowserver", "openflowmanager", "openflowportmanager", "jsonrpcserver", "ovsdbmanager",
        "ovsdbportmanager", "dataplane", "ioprocessing", "l2switch", "vxlancast", "arpresponder", "dhcpserver", "l3router", "icmpresponder",
    ];

    private readonly CountedStore? _store;
    private readonly int _openFlowPort = FreePort();
    private DummySwitch? _dummy;
    private SwitchWatch? _watch;
    private VlcpServer? _server;

    private StoreCostController(CountedStore? store) => _store = store;

    /// <summary>Starts it, with an empty network description.</summary>
    public static async Task<StoreCostController> StartAsync(CountedStore store, CancellationToken cancellationToken)
    {
        var controller = new StoreCostController(store) { _dummy = await DummySwitch.StartAsync(cancellationToken, "host1") };
        try
        {
            await controller._dummy.AddBridgeAsync(Bridge, cancellationToken, $"tcp:127.0.0.1:{controller._openFlowPort}");
            await controller._dummy.AddVxlanPortAsync(Bridge, "vxlan0", "10.255.0.1", cancellationToken);
            controller._watch = await SwitchWatch.StartAsync(controller._dummy, Bridge, cancellationToken);
            await controller.StartServerAsync(cancellationToken);
            var range = new JsonArray(new JsonArray(1000, 50_000));
            await controller.CallAsync("createphysicalnetwork", new() { { "type", "vxlan" }, { "id", "physical" }, { "vnirange", range } }, cancellationToken);
            await controller.CallAsync("createphysicalport", new() { { "physicalnetwork", "physical" }, { "name", "vxlan0" } }, cancellationToken);
            return controller;
        }
        catch
        {
            await controller.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts only the API of the network description, on an engine of this process.</summary>
    public static async Task<StoreCostController> StartFillerAsync(IStoreEngine engine, CancellationToken cancellationToken)
    {
        var builder = NewBuilder();
        builder.Catalog.AddModules(typeof(CountedStoreModule).Assembly);
        builder.Services = new CountedStore.Provider(engine);
        builder.Set("proxy.kvstorage", "countedstore");
        var filler = new StoreCostController(null);
        await filler.StartAsync(builder, ["viperflow", "networkvxlandriver"], cancellationToken);
        return filler;
    }

    /// <summary>A port as the API wants it.</summary>
    public static JsonObject Describe(PlannedPort port) => new()
    {
        ["logicalnetwork"] = port.NetworkId,
        ["subnet"] = $"sub{port.Network}",
        ["id"] = port.Id,
        ["mac_address"] = port.Mac,
        ["ip_address"] = port.Address,
    };

    /// <summary>Creates networks with a subnet each.</summary>
    public async Task DescribeAsync(IEnumerable<int> networks, CancellationToken cancellationToken)
    {
        var numbers = networks.ToArray();
        JsonArray described = [.. numbers.Select(n => new JsonObject { ["physicalnetwork"] = "physical", ["id"] = PlannedPort.NameOf(n) })];
        await CallAsync("createlogicalnetworks", new() { { "networks", described } }, cancellationToken);
        JsonArray subnets =
        [
            .. numbers.Select(n => new JsonObject
            {
                ["logicalnetwork"] = PlannedPort.NameOf(n), ["cidr"] = PlannedPort.SubnetOf(n), ["id"] = $"sub{n}", ["gateway"] = PlannedPort.GatewayOf(n),
            }),
        ];
        await CallAsync("createsubnets", new() { { "subnets", subnets } }, cancellationToken);
    }

    /// <summary>Adds the interfaces of ports, and waits until their flows are there.</summary>
    public async Task PlugAsync(IReadOnlyCollection<PlannedPort> ports, CancellationToken cancellationToken)
    {
        _watch!.Reset();
        await _watch.PlugAsync(ports, cancellationToken);
        await _watch.SettleAsync(ports.Count, TimeSpan.FromSeconds(1), cancellationToken);
        await WaitUntilInSyncAsync(cancellationToken);
    }

    /// <summary>Starts the server.</summary>
    public async Task StartServerAsync(CancellationToken cancellationToken)
    {
        var builder = NewBuilder();
        _store!.Configure(builder);
        builder.Set("module.openflowserver.url", $"tcp://127.0.0.1:{_openFlowPort}/").Set("module.jsonrpcserver.url", $"unix:{_dummy!.DatabaseSocket}");
        await StartAsync(builder, Modules, cancellationToken);
    }

    /// <summary>Ends the server; the switch stays.</summary>
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            _server = null;
        }
    }

    /// <summary>Calls the API of the network description.</summary>
    public Task CallAsync(string method, ApiArguments arguments, CancellationToken cancellationToken) =>
        _server!.Modules.CallAsync<JsonNode>("viperflow", method, arguments, cancellationToken);

    /// <summary>Waits until the switch has all that is described: that is one question to the store.</summary>
    public async Task WaitUntilInSyncAsync(CancellationToken cancellationToken)
    {
        do
        {
            while (!IsInSync(await AskAsync("listswitches", [])))
            {
                await Task.Delay(20, cancellationToken);
            }
        }
        while (!IsInSync(await AskAsync("sync", new() { { "timeout", 300 } })));

        Task<JsonNode?> AskAsync(string method, ApiArguments arguments) =>
            _server!.Modules.CallAsync<JsonNode>("dataplane", method, arguments, cancellationToken);

        static bool IsInSync(JsonNode? switches) =>
            switches is JsonArray { Count: > 0 } all && all.All(found => found!["state"]!.GetValue<string>() == "InSync");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }

        if (_dummy is not null)
        {
            await _dummy.DisposeAsync();
        }
    }

    private static VlcpServerBuilder NewBuilder()
    {
        var builder = new VlcpServerBuilder();
        builder.Catalog.AddHostingModules().AddModules(typeof(ViperFlowModule).Assembly).AddModules(typeof(DataplaneModule).Assembly)
            .AddModules(typeof(OvsdbManagerModule).Assembly);
        return builder;
    }

    private async Task StartAsync(VlcpServerBuilder builder, IEnumerable<string> modules, CancellationToken cancellationToken)
    {
        foreach (var module in modules)
        {
            builder.Startup.Add(module);
        }

        _server = builder.Build();
        if (await _server.StartAsync(cancellationToken) is [var failure, ..])
        {
            throw failure;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
