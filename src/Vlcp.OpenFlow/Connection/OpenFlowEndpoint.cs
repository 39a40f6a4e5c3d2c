using System.Net;
using Microsoft.Extensions.Logging;
using Vlcp.Events.Connections;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Connections with switches at a URL: listens and serves every switch that connects, or keeps a connection to one up.</summary>
public sealed class OpenFlowEndpoint : IAsyncDisposable
{
    private readonly Func<OpenFlowConnection, CancellationToken, Task> _session;
    private readonly OpenFlowOptions _options;
    private readonly ILogger _logger;
    private readonly ConnectionLoop _loop;

    /// <summary>Makes an endpoint that is not started yet.</summary>
    /// <param name="url">Where to listen or connect.</param>
    /// <param name="session">What to do with each connection that is ready; when it returns, the connection is closed. Usually it waits
    /// for <see cref="OpenFlowConnection.Completion"/>.</param>
    /// <param name="options">Versions, times and bounds of OpenFlow.</param>
    /// <param name="connectionOptions">Times and files of the transport.</param>
    /// <param name="logger">For failures.</param>
    public OpenFlowEndpoint(
        ConnectionUrl url, Func<OpenFlowConnection, CancellationToken, Task> session,
        OpenFlowOptions options, ConnectionOptions connectionOptions, ILogger logger)
    {
        _session = session;
        _options = options;
        _logger = logger;
        _loop = new ConnectionLoop(url, ServeAsync, connectionOptions, logger);
    }

    /// <summary>Where to listen or connect.</summary>
    public ConnectionUrl Url => _loop.Url;

    /// <summary>The address that is listened on, or null while there is none.</summary>
    public EndPoint? ListeningEndPoint => _loop.ListeningEndPoint;

    /// <summary>Waits until a listener has its address.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">The URL is not a listener's.</exception>
    public Task<EndPoint> WaitUntilBoundAsync(CancellationToken cancellationToken) => _loop.WaitUntilBoundAsync(cancellationToken);

    /// <summary>Starts.</summary>
    public void Start() => _loop.Start();

    /// <summary>Stops to listen; connections live on.</summary>
    public Task StopListeningAsync() => _loop.StopListeningAsync();

    /// <summary>Listens again.</summary>
    public void StartListening() => _loop.StartListening();

    /// <summary>Ends listening and all connections, and waits for them.</summary>
    public ValueTask DisposeAsync() => _loop.DisposeAsync();

    private async Task ServeAsync(ConnectedStream stream, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection =
                await OpenFlowConnection.OpenAsync(stream.Stream, stream.ToString(), _options, _logger, cancellationToken);
            await _session(connection, cancellationToken);
        }
        catch (OpenFlowConnectionException e)
        {
            _logger.LogWarning("No OpenFlow session with {Peer}: {Reason}", stream, e.Message);
        }
    }
}
