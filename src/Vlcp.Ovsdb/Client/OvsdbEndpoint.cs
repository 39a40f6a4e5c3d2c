using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging;
using Vlcp.Events.Connections;

namespace Vlcp.Ovsdb;

/// <summary>
/// Keeps OVSDB connections of one URL up: connects and reconnects with back-off, or listens for servers that dial in
/// (<c>ovs-vsctl set-manager tcp:HOST:PORT</c>).
/// </summary>
public sealed class OvsdbEndpoint : IAsyncDisposable
{
    /// <summary>The port that OVSDB has at IANA.</summary>
    public const int DefaultPort = 6640;

    private readonly ConnectionLoop loop;
    private readonly Func<OvsdbClient, CancellationToken, Task> session;
    private readonly JsonRpcOptions options;
    private readonly ILogger logger;
    private readonly ConcurrentDictionary<OvsdbClient, byte> clients = new();

    /// <summary>Makes an endpoint that is not started yet.</summary>
    /// <param name="url">Where to connect or listen.</param>
    /// <param name="session">
    /// Runs once for each connection, on the thread pool. The connection lives until it ends by itself, or until the function throws,
    /// which is logged; returning leaves it open. The token is cancelled when the connection ends; the next one begins only after the
    /// function has returned.
    /// </param>
    /// <param name="connectionOptions">Time-outs, back-off, TLS files.</param>
    /// <param name="options">Limits and times of the protocol.</param>
    /// <param name="logger">For failures and for ends of connections.</param>
    /// <exception cref="ArgumentException">The URL is to connect to, but names no host.</exception>
    public OvsdbEndpoint(
        ConnectionUrl url,
        Func<OvsdbClient, CancellationToken, Task> session,
        ConnectionOptions connectionOptions,
        JsonRpcOptions options,
        ILogger logger)
    {
        this.session = session;
        this.options = options;
        this.logger = logger;
        loop = new ConnectionLoop(url, RunAsync, connectionOptions, logger);
    }

    /// <summary>A connection is up; raised before its session runs.</summary>
    public event Action<OvsdbClient>? Connected;

    /// <summary>A connection has ended; raised after its session has ended.</summary>
    public event Action<OvsdbClient, JsonRpcDisconnect>? Disconnected;

    /// <summary>Where to connect or listen.</summary>
    public ConnectionUrl Url => loop.Url;

    /// <summary>The connections that are up.</summary>
    public ImmutableArray<OvsdbClient> Clients => [.. clients.Keys];

    /// <summary>The address that is listened on, or null while there is none.</summary>
    public EndPoint? ListeningEndPoint => loop.ListeningEndPoint;

    /// <summary>Waits until a listener has its address.</summary>
    /// <exception cref="InvalidOperationException">The URL is not a listener's.</exception>
    public Task<EndPoint> WaitUntilBoundAsync(CancellationToken cancellationToken) => loop.WaitUntilBoundAsync(cancellationToken);

    /// <summary>Starts. Does nothing when started already.</summary>
    public void Start() => loop.Start();

    /// <summary>Stops to listen; connections stay.</summary>
    public Task StopListeningAsync() => loop.StopListeningAsync();

    /// <summary>Listens again after <see cref="StopListeningAsync"/>.</summary>
    public void StartListening() => loop.StartListening();

    /// <summary>Ends listening, dialling and all connections, and waits for their sessions.</summary>
    public ValueTask DisposeAsync() => loop.DisposeAsync();

    private async Task RunAsync(ConnectedStream stream, CancellationToken cancellationToken)
    {
        await using var client = OvsdbClient.Start(stream, options, logger);
        clients.TryAdd(client, 0);
        try
        {
            Connected?.Invoke(client);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, client.Ended);
            await RunSessionAsync(client, end.Token);
            await client.Completion.WaitAsync(cancellationToken);
        }
        finally
        {
            await client.DisposeAsync();
            clients.TryRemove(client, out _);
            Disconnected?.Invoke(client, await client.Completion);
        }
    }

    private async Task RunSessionAsync(OvsdbClient client, CancellationToken cancellationToken)
    {
        try
        {
            await session(client, cancellationToken);
        }
        catch (Exception e) when (
            e is JsonRpcConnectionClosedException || (e is OperationCanceledException && client.Ended.IsCancellationRequested))
        {
            // The end of the connection has its own line in the log.
        }
    }
}
