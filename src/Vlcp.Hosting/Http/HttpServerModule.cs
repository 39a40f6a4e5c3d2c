using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Http;

/// <summary>Listens for HTTP on the configured URLs of each vhost and hands requests to the modules that registered for the vhost.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">The module's own settings; vhosts read theirs.</param>
[Module("httpserver", LoadingPath = "vlcp.service.connection.httpserver.HttpServer", Service = true,
    Summary = "Create HTTP servers on the configured URLs; vhosts are supported.")]
public sealed class HttpServerModule(ModuleContext context, HttpServerOptions options) : Module(context)
{
    private const string DefaultVhost = "api";
    private const string DefaultUrl = "tcp://localhost:8081/";
    private const string VhostHelp = "Only servers of this vhost; '' is the default vhost, null is all.";

    private readonly Dictionary<string, HttpVhost> vhosts = [];
    private readonly Dictionary<string, List<HttpRequestHandler>> registered = [];
    private readonly ILoggerFactory logging = context.Modules.Logging;

    /// <summary>The settings of the default vhost.</summary>
    public HttpServerOptions Options => options;

    /// <summary>Registers a handler for the requests of a vhost; those registered first are asked first.</summary>
    /// <param name="vhost">Name of the vhost.</param>
    /// <param name="handler">The handler; called on the thread pool.</param>
    /// <returns>Ends the registration.</returns>
    public IDisposable Register(string vhost, HttpRequestHandler handler)
    {
        if (!registered.TryGetValue(vhost, out var handlers))
        {
            registered[vhost] = handlers = [];
        }

        handlers.Add(handler);
        vhosts.GetValueOrDefault(vhost)?.AddHandler(handler);
        return new Registration(() =>
        {
            handlers.Remove(handler);
            vhosts.GetValueOrDefault(vhost)?.RemoveHandler(handler);
        });
    }

    /// <summary>Where a vhost listens, with real port numbers.</summary>
    /// <param name="vhost">Name of the vhost.</param>
    /// <returns>Addresses such as <c>http://127.0.0.1:8081</c>.</returns>
    public IReadOnlyList<string> Addresses(string vhost) => vhosts.GetValueOrDefault(vhost)?.Addresses ?? [];

    /// <summary>Lists the servers.</summary>
    /// <param name="vhost">Only this vhost.</param>
    /// <returns>The servers.</returns>
    [Api(Summary = "Return current servers.", Returns = "A list of objects: vhost, urls, addresses, listening, requests.")]
    public IReadOnlyList<HttpServerStatus> GetServers([Description(VhostHelp)] string? vhost = null) =>
        [.. Select(vhost).Select(server => new HttpServerStatus(server.Name, server.Urls, server.Addresses, server.IsListening, server.Served))];

    /// <summary>Stops listening.</summary>
    /// <param name="vhost">Only this vhost.</param>
    /// <returns>How many servers were touched.</returns>
    [Api(Summary = "Stop listening on current servers.", Returns = "How many servers were touched.")]
    public int StopListen([Description(VhostHelp)] string? vhost = null)
    {
        var chosen = Select(vhost).Where(server => server.IsListening).ToList();
        // The caller may be one of the requests that stopping waits for, so nobody waits here.
        _ = Task.WhenAll(chosen.Select(server => server.StopAsync(Context.Lifetime)));
        return chosen.Count;
    }

    /// <summary>Starts listening again.</summary>
    /// <param name="vhost">Only this vhost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many servers were touched.</returns>
    [Api(Summary = "Start listening on current servers.", Returns = "How many servers were touched.")]
    public async Task<int> StartListenAsync([Description(VhostHelp)] string? vhost = null, CancellationToken cancellationToken = default)
    {
        var chosen = Select(vhost).Where(server => !server.IsListening).ToList();
        await Task.WhenAll(chosen.Select(server => server.StartAsync(cancellationToken)));
        return chosen.Count;
    }

    /// <summary>Applies the configuration as it is now.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task.</returns>
    [Api(Summary = "Reload configurations, remove servers that are gone, add new servers, and leave others unchanged.")]
    public async Task UpdateConfigAsync(CancellationToken cancellationToken = default)
    {
        var wanted = Wanted();
        foreach (var server in vhosts.Values.Where(server => !wanted.Any(vhost => IsSame(server, vhost))).ToList())
        {
            vhosts.Remove(server.Name);
            await server.DisposeAsync();
        }

        foreach (var vhost in wanted.Where(vhost => !vhosts.ContainsKey(vhost.Name)))
        {
            var server = new HttpVhost(vhost.Name, vhost.Urls, vhost.Settings, vhost.Protocol, logging);
            registered.GetValueOrDefault(vhost.Name)?.ForEach(server.AddHandler);
            await server.StartAsync(cancellationToken);
            vhosts.Add(vhost.Name, server);
        }
    }

    /// <inheritdoc/>
    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await UpdateConfigAsync(cancellationToken);
        }
        catch
        {
            await StopAsync(cancellationToken);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task StopAsync(CancellationToken cancellationToken)
    {
        // Requests that still run get a moment, then their connections are cut.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(1));
        await Task.WhenAll(vhosts.Values.Select(server => server.StopAsync(patience.Token)));
        vhosts.Clear();
    }

    private static bool IsSame(HttpVhost server, VhostConfiguration vhost) => server.Name == vhost.Name && server.Urls.SequenceEqual(vhost.Urls);

    private List<VhostConfiguration> Wanted()
    {
        var configured = VhostConfiguration.Read(Context.Configuration, "module.httpserver", "protocol.http");
        var used = configured.Where(vhost => vhost.Urls.Count > 0).ToList();
        return used.Count > 0 ? used : [configured[0] with { Name = DefaultVhost, Urls = [DefaultUrl] }];
    }

    private IEnumerable<HttpVhost> Select(string? vhost) => vhosts.Values.Where(server => vhost is null || server.Name == vhost);

    private sealed class Registration(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
