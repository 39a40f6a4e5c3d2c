using System.Net;
using Microsoft.Extensions.Logging;
using Vlcp.Events.Connections;
using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;
using Vlcp.Switches.Servers;

namespace Vlcp.Switches.OpenFlow;

/// <summary>Waits for switches, or connects to them.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">The module's own settings; vhosts read theirs.</param>
[Module("openflowserver", LoadingPath = "vlcp.service.connection.openflowserver.OpenflowServer", Default = true,
    Summary = "Listen for OpenFlow switches, or connect to them, on the configured URLs; vhosts are supported.")]
public sealed class OpenFlowServerModule(ModuleContext context, OpenFlowServerOptions options)
    : ConnectionServerModule<OpenFlowServerOptions, OpenFlowProtocolOptions>(context, options)
{
    // Open vSwitch sends packets and removed flows to those who dial it (its management sockets) only if they ask for bytes of packets.
    private static readonly SetConfig WholePackets = new(0, 0xffff);

    private readonly List<SwitchConnection> connections = [];

    /// <summary>A connection is ready; raised on the scheduler.</summary>
    public event Action<SwitchConnection>? Connected;

    /// <summary>A connection has ended; raised on the scheduler.</summary>
    public event Action<SwitchConnection>? Disconnected;

    /// <summary>Asynchronous messages of a connection, in order; raised on the scheduler.</summary>
    public event Action<SwitchConnection, IReadOnlyList<OpenFlowMessage>>? Received;

    /// <summary>The connections that are ready, in the order they came.</summary>
    public IReadOnlyList<SwitchConnection> Connections => connections;

    /// <inheritdoc/>
    public override Task<EndPoint> WaitUntilBoundAsync(string vhost, CancellationToken cancellationToken) =>
        Of(vhost).OfType<OpenFlowServerEndpoint>().First(endpoint => endpoint.Url.IsListener).WaitUntilBoundAsync(cancellationToken);

    private protected override string Node => "module.openflowserver";

    private protected override string ProtocolNode => "protocol.openflow";

    private protected override string DefaultUrl => OpenFlowServerOptions.DefaultUrl;

    private protected override int DefaultPort(OpenFlowProtocolOptions protocol) => protocol.DefaultPort;

    private protected override bool IsClientByDefault(ConnectionUrl url) => false;

    private protected override IReadOnlyList<string> DescribeConnections(string? vhost) =>
        [.. connections.Where(connection => vhost is null || connection.Vhost == vhost).Select(connection => connection.ToString())];

    private protected override ServerEndpoint Open(EndpointPlan<OpenFlowProtocolOptions> plan)
    {
        var count = 0;
        var endpoint = new OpenFlowEndpoint(
            plan.Url,
            async (connection, token) =>
            {
                Interlocked.Increment(ref count);
                await ServeAsync(new SwitchConnection(plan.Vhost, connection, plan.Protocol), token);
                Interlocked.Decrement(ref count);
            },
            plan.Protocol.ToConnectionOptions(Context.TimeProvider),
            plan.ConnectionOptions(Context.TimeProvider, new ReconnectPolicy()),
            Context.Logger);
        return new OpenFlowServerEndpoint(plan.Vhost, plan.Fingerprint, endpoint, () => Volatile.Read(ref count));
    }

    // Each batch is delivered before the next is read: a switch that sends faster than we work fills its own bounded queue.
    private async Task ServeAsync(SwitchConnection connection, CancellationToken cancellationToken)
    {
        await Context.Scheduler.InvokeAsync(() => Add(connection));
        try
        {
            await connection.Connection.SendAsync(WholePackets, cancellationToken);
            await foreach (var messages in connection.Connection.ReadIncomingAsync(cancellationToken))
            {
                await Context.Scheduler.InvokeAsync(() => Announcement.Raise(Received, connection, messages, Context.Logger));
            }
        }
        catch (Exception ended) when (ended is OpenFlowConnectionException || (ended is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // Nobody is left to serve.
        }
        finally
        {
            await Context.Scheduler.InvokeAsync(() => Remove(connection));
        }
    }

    private void Add(SwitchConnection connection)
    {
        connections.Add(connection);
        Context.Logger.LogInformation("Switch connected: {Connection}", connection);
        Announcement.Raise(Connected, connection, Context.Logger);
    }

    private void Remove(SwitchConnection connection)
    {
        connections.Remove(connection);
        Announcement.Raise(Disconnected, connection, Context.Logger);
    }
}
