using System.ComponentModel;
using System.Net;
using Vlcp.Events.Connections;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;

namespace Vlcp.Switches.Servers;

/// <summary>A module that listens or connects on the URLs of each vhost and hands the connections to other modules.</summary>
/// <typeparam name="TSettings">Settings of a vhost.</typeparam>
/// <typeparam name="TProtocol">Protocol settings of a vhost.</typeparam>
public abstract class ConnectionServerModule<TSettings, TProtocol> : Module
    where TSettings : ConnectionServerOptions
    where TProtocol : ConnectionProtocolOptions
{
    private const string VhostHelp = "Only servers of this vhost; '' is the default vhost, null is all.";

    private readonly List<ServerEndpoint> endpoints = [];

    private protected ConnectionServerModule(ModuleContext context, TSettings options)
        : base(context) => Options = options;

    /// <summary>The settings of the default vhost.</summary>
    public TSettings Options { get; }

    /// <summary>Lists the servers.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>The servers.</returns>
    [Api(Summary = "Return current servers.", Returns = "A list of objects: vhost, url, client, listening, address, connections.")]
    public IReadOnlyList<EndpointStatus> GetServers([Description(VhostHelp)] string? vhost = null) =>
        [.. Of(vhost).Select(endpoint => endpoint.Status)];

    /// <summary>Stops listening; connections stay.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>How many servers were touched.</returns>
    [Api(Summary = "Stop listening on current servers; connections stay.", Returns = "How many servers were touched.")]
    public async Task<int> StopListenAsync([Description(VhostHelp)] string? vhost = null)
    {
        var listeners = Of(vhost).Where(endpoint => endpoint.Url.IsListener).ToList();
        await Task.WhenAll(listeners.Select(listener => listener.StopListeningAsync()));
        return listeners.Count;
    }

    /// <summary>Listens again.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>How many servers were touched.</returns>
    [Api(Summary = "Start listening on current servers.", Returns = "How many servers were touched.")]
    public int StartListen([Description(VhostHelp)] string? vhost = null)
    {
        var listeners = Of(vhost).Where(endpoint => endpoint.Url.IsListener).ToList();
        listeners.ForEach(listener => listener.StartListening());
        return listeners.Count;
    }

    /// <summary>Applies the configuration as it is now; what has not changed is not touched.</summary>
    /// <exception cref="ConfigurationException">A value is refused; nothing has changed.</exception>
    [Api(Summary = "Reload configurations, remove servers that are gone, add new servers, and leave others unchanged.")]
    public async Task UpdateConfigAsync()
    {
        var wanted = ReadPlans().Select(plan => (plan.Fingerprint, Create: (Func<ServerEndpoint>)(() => Open(plan)))).ToList();
        var fresh = wanted.Where(plan => endpoints.TrueForAll(endpoint => endpoint.Fingerprint != plan.Fingerprint)).Select(plan => plan.Create()).ToList();
        var gone = endpoints.Where(endpoint => wanted.TrueForAll(plan => plan.Fingerprint != endpoint.Fingerprint)).ToList();
        endpoints.RemoveAll(gone.Contains);
        endpoints.AddRange(fresh);
        // A new listener may take the address that an old one still has.
        await Task.WhenAll(gone.Select(endpoint => endpoint.DisposeAsync().AsTask()));
        fresh.ForEach(endpoint => endpoint.Start());
    }

    /// <summary>Lists connections.</summary>
    /// <param name="vhost">Only this vhost; null for all.</param>
    /// <returns>Their descriptions.</returns>
    [Api(Summary = "Return connections that are up, optionally filtered by vhost.", Returns = "A list of descriptions.")]
    public IReadOnlyList<string> GetConnections([Description(VhostHelp)] string? vhost = null) => DescribeConnections(vhost);

    /// <summary>Waits until a listener has its address; for tests and for those who configured port 0.</summary>
    /// <param name="vhost">The vhost whose first listener is meant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The address.</returns>
    public abstract Task<EndPoint> WaitUntilBoundAsync(string vhost, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken) => UpdateConfigAsync();

    /// <inheritdoc/>
    protected override async Task StopAsync(CancellationToken cancellationToken)
    {
        var all = endpoints.ToList();
        endpoints.Clear();
        await Task.WhenAll(all.Select(endpoint => endpoint.DisposeAsync().AsTask()));
    }

    private protected abstract string Node { get; }

    private protected abstract string ProtocolNode { get; }

    private protected abstract string DefaultUrl { get; }

    private protected abstract int DefaultPort(TProtocol protocol);

    private protected abstract bool IsClientByDefault(ConnectionUrl url);

    private protected abstract ServerEndpoint Open(EndpointPlan<TProtocol> plan);

    private protected abstract IReadOnlyList<string> DescribeConnections(string? vhost);

    private protected IEnumerable<ServerEndpoint> Of(string? vhost) => endpoints.Where(endpoint => vhost is null || endpoint.Vhost == vhost);

    private List<EndpointPlan<TProtocol>> ReadPlans()
    {
        var vhosts = VhostConfiguration.Read(Context.Configuration, Node, ProtocolNode);
        return [.. vhosts.SelectMany((vhost, index) => ReadPlans(vhost, isOuter: index == 0)).DistinctBy(plan => plan.Fingerprint)];
    }

    private IEnumerable<EndpointPlan<TProtocol>> ReadPlans(VhostConfiguration vhost, bool isOuter)
    {
        var settings = OptionsBinder.Bind<TSettings>(vhost.Settings);
        var protocol = OptionsBinder.Bind<TProtocol>(vhost.Protocol);
        var own = Context.Configuration.Scope(Node);
        var urls = isOuter && own.Find("url") is null && own.Find("urls") is null ? [DefaultUrl] : vhost.Urls;
        return urls.Select(text => new EndpointPlan<TProtocol>(vhost.Name, ParseUrl(text, settings, protocol), settings, protocol));
    }

    private ConnectionUrl ParseUrl(string text, TSettings settings, TProtocol protocol)
    {
        try
        {
            var url = ConnectionUrl.Parse(text, DefaultPort(protocol));
            return settings.Client ?? IsClientByDefault(url) ? url : ConnectionUrl.ParseListener(text, DefaultPort(protocol));
        }
        catch (FormatException failure)
        {
            throw new ConfigurationException($"URL '{text}' of {Node} cannot be used: {failure.Message}", failure);
        }
    }
}
