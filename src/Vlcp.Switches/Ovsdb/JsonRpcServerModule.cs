using System.Net;
using Microsoft.Extensions.Logging;
using Vlcp.Events.Connections;
using Vlcp.Hosting.Modules;
using Vlcp.Ovsdb;
using Vlcp.Switches.Servers;

namespace Vlcp.Switches.Ovsdb;

/// <summary>Keeps the connections to the databases of Open vSwitch.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">The module's own settings; vhosts read theirs.</param>
[Module("jsonrpcserver", LoadingPath = "vlcp.service.connection.jsonrpcserver.JsonRPCServer", Default = true,
    Summary = "Connect to OVSDB servers, or listen for them, on the configured URLs; vhosts are supported.")]
public sealed class JsonRpcServerModule(ModuleContext context, JsonRpcServerOptions options)
    : ConnectionServerModule<JsonRpcServerOptions, OvsdbProtocolOptions>(context, options)
{
    // After a restart of Open vSwitch the network waits for its database, which is asked for by few.
    private static readonly ReconnectPolicy Reconnect = new() { Initial = TimeSpan.FromSeconds(0.1), Maximum = TimeSpan.FromSeconds(0.5) };

    private readonly List<OvsdbSession> sessions = [];
    private long sessionCount;

    /// <summary>A connection is up; raised on the scheduler.</summary>
    public event Action<OvsdbSession>? Connected;

    /// <summary>A connection has ended; raised on the scheduler.</summary>
    public event Action<OvsdbSession>? Disconnected;

    /// <summary>The connections that are up, in the order they came.</summary>
    public IReadOnlyList<OvsdbSession> Sessions => sessions;

    /// <inheritdoc/>
    public override Task<EndPoint> WaitUntilBoundAsync(string vhost, CancellationToken cancellationToken) =>
        Of(vhost).OfType<JsonRpcEndpoint>().First(endpoint => endpoint.Url.IsListener).WaitUntilBoundAsync(cancellationToken);

    private protected override string Node => "module.jsonrpcserver";

    private protected override string ProtocolNode => "protocol.ovsdb";

    private protected override string DefaultUrl => JsonRpcServerOptions.DefaultUrl;

    private protected override int DefaultPort(OvsdbProtocolOptions protocol) => protocol.DefaultPort;

    // The tutorial's one line, url='unix://var/run/openvswitch/db.sock', means the socket of Open vSwitch, not one of ours.
    private protected override bool IsClientByDefault(ConnectionUrl url) => url.Transport == ConnectionTransport.Unix;

    private protected override IReadOnlyList<string> DescribeConnections(string? vhost) =>
        [.. sessions.Where(session => vhost is null || session.Vhost == vhost).Select(session => session.Name)];

    private protected override ServerEndpoint Open(EndpointPlan<OvsdbProtocolOptions> plan)
    {
        var protocol = new JsonRpcOptions
        {
            MaxMessageBytes = plan.Protocol.MessageLimit,
            KeepAlive = plan.Protocol.KeepAliveTime is not null,
            KeepAliveIdle = plan.Protocol.KeepAliveTime ?? JsonRpcOptions.Default.KeepAliveIdle,
            KeepAliveTimeout = plan.Protocol.KeepAliveTimeout,
            TimeProvider = Context.TimeProvider,
        };
        var endpoint = new OvsdbEndpoint(
            plan.Url, (_, _) => Task.CompletedTask, plan.ConnectionOptions(Context.TimeProvider, Reconnect), protocol, Context.Logger);
        endpoint.Connected += client => Post(() => Add(plan.Vhost, client));
        endpoint.Disconnected += (client, _) => Post(() => Remove(client));
        return new JsonRpcEndpoint(plan.Vhost, plan.Fingerprint, endpoint);
    }

    private void Post(Action action) => Context.Scheduler.Post(_ => action(), null);

    private void Add(string vhost, OvsdbClient client)
    {
        var session = new OvsdbSession(vhost, client, ++sessionCount);
        sessions.Add(session);
        Context.Logger.LogInformation("Connected to OVSDB at {Peer}", session);
        Announcement.Raise(Connected, session, Context.Logger);
    }

    private void Remove(OvsdbClient client)
    {
        if (sessions.Find(session => session.Client == client) is { } session)
        {
            sessions.Remove(session);
            Announcement.Raise(Disconnected, session, Context.Logger);
        }
    }
}
