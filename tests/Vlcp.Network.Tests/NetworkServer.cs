using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Network.Consistency;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Network.Tests;

/// <summary>A server with the network modules over an in-memory store; several may share one store.</summary>
internal sealed class NetworkServer : IServiceProvider, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = null };

    private readonly IStoreEngine engine;
    private readonly VlcpServer server;

    private NetworkServer(IStoreEngine engine, string[] modules)
    {
        this.engine = engine;
        var builder = new VlcpServerBuilder { Services = this };
        builder.Catalog.AddModules(typeof(ViperFlowModule).Assembly).Add<ObjectDbModule>().Add<SharedStoreModule>()
            .AddProxy("kvstorage", "sharedstore");
        foreach (var module in modules)
        {
            builder.Startup.Add(module);
        }

        server = builder.Build();
    }

    public ObjectDatabase Database => server.Modules.GetModule<ObjectDbModule>().Database;

    public ModuleLoader Modules => server.Modules;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<NetworkServer> StartAsync(IStoreEngine? engine = null) => StartWithAsync(
        engine, "viperflow", "vrouterapi", "networkvlandriver", "networkvxlandriver", "networknativedriver", "networklocaldriver");

    public static async Task<NetworkServer> StartWithAsync(IStoreEngine? engine, params string[] modules)
    {
        var network = new NetworkServer(engine ?? new MemoryStoreEngine(), modules);
        Assert.Empty(await network.server.StartAsync(Cancellation));
        return network;
    }

    /// <summary>A server with the VXLAN network "vxlan" (VNI 100 to 199), logical network "net" and subnet "sub" 10.0.0.0/24 with gateway 10.0.0.1.</summary>
    public static async Task<NetworkServer> StartWithSubnetAsync(IStoreEngine? engine = null)
    {
        var network = await StartAsync(engine);
        await network.CallAsync("createphysicalnetwork", new { type = "vxlan", id = "vxlan", vnirange = new[] { new[] { 100, 199 } } });
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "net" });
        await network.CallAsync("createsubnet", new { logicalnetwork = "net", cidr = "10.0.0.0/24", gateway = "10.0.0.1", id = "sub" });
        return network;
    }

    public Task<JsonNode> CallAsync(string method, object arguments) => CallAsync("viperflow", method, arguments);

    public async Task<JsonNode> CallAsync(string target, string method, object arguments)
    {
        var json = arguments as JsonNode ?? JsonSerializer.SerializeToNode(arguments, Json)!;
        return (await server.Modules.CallAsync<JsonNode>(target, method, ApiArguments.From(json.AsObject()), Cancellation))!;
    }

    /// <summary>The call must be refused with the status, a message that contains all the texts, and without any change.</summary>
    public Task<ApiException> RefusedAsync(int status, string method, object arguments, params string[] texts) =>
        RefusedAsync("viperflow", status, method, arguments, texts);

    public async Task<ApiException> RefusedAsync(string target, int status, string method, object arguments, params string[] texts)
    {
        var before = await ContentAsync();
        var refusal = await Assert.ThrowsAsync<ApiException>(() => CallAsync(target, method, arguments));
        Assert.True(status == refusal.HttpStatus, $"{refusal.HttpStatus}: {refusal.Message}");
        Assert.All(texts, text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
        Assert.Equal(before, await ContentAsync());
        return refusal;
    }

    public Task<IReadOnlyList<string>> CheckAsync() =>
        Database.WalkAsync(NetworkConsistency.Check, StoreQuery.Of(KeyRange.All), Cancellation);

    /// <summary>Every key of the store with its bytes.</summary>
    public Task<string> ContentAsync() => Database.WalkAsync(
        reader => string.Join('\n', reader.ScanRaw(KeyRange.All).Select(entry => $"{entry.Key} {Convert.ToHexString(entry.Value.Span)}")),
        cancellationToken: Cancellation);

    public object? GetService(Type serviceType) => serviceType == typeof(IStoreEngine) ? engine : null;

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
