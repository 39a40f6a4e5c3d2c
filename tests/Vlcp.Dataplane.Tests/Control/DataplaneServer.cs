using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.Dataplane.Control;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Lab;
using Vlcp.Network;
using Vlcp.Storage;
using Vlcp.Switches;
using Vlcp.Switches.OpenFlow;
using Xunit;

namespace Vlcp.Dataplane.Tests.Control;

/// <summary>A real server with the network model and the dataplane, beside a real Open vSwitch.</summary>
internal sealed class DataplaneServer : IServiceProvider, IAsyncDisposable
{
    private static readonly string[] Startup =
    [
        "viperflow", "networkvlandriver", "networkvxlandriver", "networknativedriver", "networklocaldriver",
        "ioprocessing", "l2switch", "vxlancast", "arpresponder",
    ];

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = null };

    private readonly IStoreEngine _store;
    private readonly VlcpServer _server;

    private DataplaneServer(IStoreEngine store, DummySwitch dummy)
    {
        _store = store;
        var builder = new VlcpServerBuilder { Services = this };
        builder.Catalog.AddSwitchModules().AddModules(typeof(ViperFlowModule).Assembly).AddModules(typeof(DataplaneModule).Assembly)
            .Add<ObjectDbModule>().Add<SharedStoreModule>().AddProxy("kvstorage", "sharedstore");
        builder.Set("module.openflowserver.url", "tcp://127.0.0.1:0").Set("module.jsonrpcserver.url", $"unix:{dummy.DatabaseSocket}");
        foreach (var module in Startup)
        {
            builder.Startup.Add(module);
        }

        _server = builder.Build();
    }

    public ModuleLoader Modules => _server.Modules;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DataplaneServer> StartAsync(IStoreEngine store, DummySwitch dummy)
    {
        var created = new DataplaneServer(store, dummy);
        Assert.Empty(await created._server.StartAsync(Token));
        return created;
    }

    public async Task<string> ControllerAsync() =>
        $"tcp:{(IPEndPoint)await Modules.GetModule<OpenFlowServerModule>().WaitUntilBoundAsync("", Token)}";

    public async Task<JsonNode?> CallAsync(string api, object? arguments = null)
    {
        var parts = api.Split('/');
        var json = JsonSerializer.SerializeToNode(arguments ?? new { }, Json)!;
        return await Modules.CallAsync<JsonNode>(parts[0], parts[1], ApiArguments.From(json.AsObject()), Token);
    }

    /// <summary>Waits until the one switch is in a state, and tells how it is.</summary>
    public async Task<SwitchReport> UntilAsync(SwitchState state) => (await Eventually.HappensAsync(
        $"the switch is {state}", _ => ReportAsync(), report => report?.State == state.ToString(), Token, TimeSpan.FromSeconds(60)))!;

    /// <summary>Waits until the switch is connected and has all that the store describes.</summary>
    public async Task<SwitchReport> SyncAsync()
    {
        await UntilAsync(SwitchState.InSync);
        await CallAsync("dataplane/sync", new { timeout = 60 });
        return (await ReportAsync())!;
    }

    /// <summary>What is wanted in the switch, one line a flow or group.</summary>
    public Task<IReadOnlyList<string>> WantedAsync() => _server.Scheduler.InvokeAsync<IReadOnlyList<string>>(
        () => [.. Modules.GetModule<DataplaneModule>().ListFlows(0xaa).Select(flow => flow.Text)]);

    /// <summary>How many flows are computed for switches that have not connected yet.</summary>
    public Task<int> ComputedInAdvanceAsync() => _server.Scheduler.InvokeAsync(
        () => Modules.GetModule<DataplaneModule>().Expected.All.Sum(expected => expected.Computation?.Desired.Flows.Count ?? 0));

    public object? GetService(Type serviceType) => serviceType == typeof(IStoreEngine) ? _store : null;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task<SwitchReport?> ReportAsync() =>
        _server.Scheduler.InvokeAsync(() => Modules.GetModule<DataplaneModule>().ListSwitches().SingleOrDefault());
}
