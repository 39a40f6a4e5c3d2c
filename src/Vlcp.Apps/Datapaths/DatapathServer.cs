using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Vlcp.Apps.Running;
using Vlcp.Events.Connections;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Datapaths;

/// <summary>Where switches connect, and which are known.</summary>
public sealed class DatapathServer : IAsyncDisposable
{
    private readonly ObserverTable _observers;
    private readonly AppOptions _options;
    private readonly ILogger _logger;
    private readonly OpenFlowOptions _openFlow;
    private readonly ConcurrentDictionary<ulong, Datapath> _known = new();
    private readonly List<ConnectionLoop> _loops = [];

    internal DatapathServer(ObserverTable observers, AppOptions options, OpenFlowOptions openFlow, ILogger logger)
    {
        _observers = observers;
        _options = options;
        _openFlow = openFlow;
        _logger = logger;
    }

    /// <summary>The addresses that are listened on.</summary>
    public IReadOnlyList<EndPoint> ListeningEndPoints => [.. _loops.Select(l => l.ListeningEndPoint).OfType<EndPoint>()];

    /// <summary>The switches in phase main.</summary>
    public IReadOnlyCollection<Datapath> Datapaths => [.. _known.Values];

    /// <summary>The switch of a number, if it is in phase main.</summary>
    /// <param name="dpid">The number.</param>
    public Datapath? Find(ulong dpid) => _known.GetValueOrDefault(dpid);

    /// <summary>Ends all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var loop in _loops)
        {
            await loop.DisposeAsync();
        }
        _loops.Clear();
    }

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var url in _options.Listen)
        {
            var loop = new ConnectionLoop(url, ServeAsync, _options.Connections, _logger);
            _loops.Add(loop);
            loop.Start();
            if (url.IsListener)
            {
                await loop.WaitUntilBoundAsync(cancellationToken);
            }
        }
    }

    // A second main connection of a switch that is known replaces the first, which may be long gone.
    internal void Enter(Datapath datapath)
    {
        Datapath? older = null;
        _known.AddOrUpdate(datapath.Id!.Value, datapath, (_, known) =>
        {
            older = known;
            return datapath;
        });
        if (older is not null && older != datapath)
        {
            _logger.LogWarning("Datapath {Dpid} connected again from {New}; the connection from {Old} is closed", datapath.Dpid, datapath.Address, older.Address);
            older.Close("replaced by a newer connection of the same datapath");
        }
    }

    private async Task ServeAsync(ConnectedStream stream, CancellationToken cancellationToken)
    {
        var session = new DatapathSession(this, _observers, _options, _logger);
        try
        {
            await using var connection =
                await OpenFlowConnection.OpenAsync(stream.Stream, stream.ToString(), _openFlow, _logger, session, cancellationToken);
            await FinishHandshakeAsync(session, connection, cancellationToken);
            await connection.Completion.WaitAsync(cancellationToken);
        }
        catch (OpenFlowConnectionException e)
        {
            _logger.LogWarning("No OpenFlow session with {Peer}: {Reason}", stream, e.Message);
        }
        finally
        {
            await LeaveAsync(session);
        }
    }

    private async Task FinishHandshakeAsync(DatapathSession session, OpenFlowConnection connection, CancellationToken cancellationToken)
    {
        var ended = await Task.WhenAny(session.ReachedMain, connection.Completion).WaitAsync(_openFlow.FeaturesTimeout, _openFlow.TimeProvider, cancellationToken)
            .ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : null, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (ended is null && !cancellationToken.IsCancellationRequested)
        {
            await connection.CloseAsync($"did not tell its ports within {_openFlow.FeaturesTimeout.TotalSeconds} s");
        }
    }

    private async Task LeaveAsync(DatapathSession session)
    {
        var datapath = session.Datapath;
        if (session.AuxiliaryId == 0 && datapath.Id is { } id)
        {
            _known.TryRemove(new(id, datapath));
            foreach (var auxiliary in datapath.Auxiliaries.Values)
            {
                await auxiliary.CloseAsync("the main connection ended");
            }
        }
        session.End();
    }
}
