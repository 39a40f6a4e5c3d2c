using System.Net;
using Vlcp.Hosting.Http;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Tests.Modules;

/// <summary>A server in this process with the hosting modules and the test's own.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private TestServer(VlcpServer server) => Server = server;

    public VlcpServer Server { get; }

    public ModuleLoader Modules => Server.Modules;

    public static async Task<TestServer> StartAsync(IReadOnlyList<Type> modules, IReadOnlyList<string> startup, params (string Key, string Value)[] settings)
    {
        var builder = new VlcpServerBuilder();
        builder.Catalog.AddHostingModules();
        foreach (var module in modules)
        {
            builder.Catalog.Add(module);
        }

        builder.Set("module.httpserver.vhost.api.url", "tcp://localhost:0/").Set("proxy.kvstorage", "memorydb").Set("server.stoptimeout", "30");
        foreach (var (key, value) in settings)
        {
            builder.Set(key, value);
        }

        // A list of nothing would mean the default modules.
        foreach (var name in startup.DefaultIfEmpty("knowledge"))
        {
            builder.Startup.Add(name);
        }

        var server = builder.Build();
        var failures = await server.StartAsync();
        return failures.Count == 0 ? new TestServer(server) : throw new InvalidOperationException(failures[0].Message, failures[0]);
    }

    /// <summary>Where the web API listens.</summary>
    public IPEndPoint Endpoint => IPEndPoint.Parse(new Uri(Modules.GetModule<HttpServerModule>().Addresses("api")[0]).Authority);

    public HttpClient Client() => new() { BaseAddress = new Uri($"http://{Endpoint}/"), Timeout = TimeSpan.FromSeconds(60) };

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
