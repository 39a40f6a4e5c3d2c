using Microsoft.Extensions.Logging;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Connection;

/// <summary>
/// A connection with a switch that is ready for requests. Reading and parsing run on the thread pool; all members can be used from any
/// thread. It ends by <see cref="DisposeAsync"/>, by the peer, by silence, or by a message that breaks the protocol;
/// <see cref="Completion"/> then holds the first reason.
/// </summary>
public sealed partial class OpenFlowConnection : IAsyncDisposable
{
    private const int QuotedBytes = 64;

    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(1);

    private readonly Stream _stream;
    private readonly OpenFlowOptions _options;
    private readonly ILogger _logger;
    private readonly Handshake _handshake;
    private readonly ConnectionReader _reader;
    private readonly SendQueue _sending;
    private readonly IncomingQueue _incoming;
    private readonly IConnectionObserver? _observer;
    private readonly PendingRequests _pending = new();
    private readonly XidCounter _xids = new((uint)Random.Shared.Next(1, 257));
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _helloDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _reason;
    private volatile bool _violated;
    private Task _running = Task.CompletedTask;

    private OpenFlowConnection(Stream stream, string peer, OpenFlowOptions options, ILogger logger, IConnectionObserver? observer)
    {
        _stream = stream;
        _options = options;
        _logger = logger;
        _observer = observer;
        Peer = peer;
        _handshake = new Handshake(options.AllowedVersions, SendUrgent);
        _reader = new ConnectionReader(stream, options.TimeProvider);
        _sending = new SendQueue(stream, options.SendBufferSize, _stop.Token);
        _incoming = new IncomingQueue(options.IncomingCapacity);
    }

    /// <summary>Who is at the other end, for logs.</summary>
    public string Peer { get; }

    /// <summary>Where in its life the connection is.</summary>
    public ConnectionState State => _reason is null ? _handshake.State : ConnectionState.Closed;

    /// <summary>The negotiated version.</summary>
    public OpenFlowVersion Version => _handshake.Version;

    /// <summary>What the switch said about itself.</summary>
    public FeaturesReply Features => _handshake.Features!;

    /// <summary>The number of the datapath.</summary>
    public ulong DatapathId => Features.DatapathId;

    /// <summary>0 for the main connection of the datapath.</summary>
    public byte AuxiliaryId => Features.AuxiliaryId;

    /// <summary>Packets that were dropped because nobody read them in time.</summary>
    public long DroppedPackets => _incoming.Dropped;

    /// <summary>Completes, with the reason as a sentence, when the connection has ended. Never fails.</summary>
    public Task<string> Completion => _completion.Task;

    /// <summary>Starts to speak OpenFlow and returns when the switch is ready.</summary>
    /// <param name="stream">The bytes in both directions; owned from now on.</param>
    /// <param name="peer">Who is at the other end, for logs.</param>
    /// <param name="options">Versions, times and bounds.</param>
    /// <param name="logger">For the reason of the end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OpenFlowConnectionException">No common version, a time-out, or the peer broke the protocol.</exception>
    /// <exception cref="ArgumentException">An allowed version is not one that can be spoken, or none is allowed.</exception>
    public static Task<OpenFlowConnection> OpenAsync(
        Stream stream, string peer, OpenFlowOptions options, ILogger logger, CancellationToken cancellationToken) =>
        OpenAsync(stream, peer, options, logger, null, cancellationToken);

    /// <summary>Starts to speak OpenFlow, shows every message to an observer, and returns when the switch is ready.</summary>
    /// <param name="stream">The bytes in both directions; owned from now on.</param>
    /// <param name="peer">Who is at the other end, for logs.</param>
    /// <param name="options">Versions, times and bounds.</param>
    /// <param name="logger">For the reason of the end.</param>
    /// <param name="observer">Sees every message, those of the handshake included; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OpenFlowConnectionException">No common version, a time-out, or the peer broke the protocol.</exception>
    /// <exception cref="ArgumentException">An allowed version is not one that can be spoken, or none is allowed.</exception>
    public static async Task<OpenFlowConnection> OpenAsync(
        Stream stream, string peer, OpenFlowOptions options, ILogger logger, IConnectionObserver? observer, CancellationToken cancellationToken)
    {
        CheckVersions(options.AllowedVersions);
        var connection = new OpenFlowConnection(stream, peer, options, logger, observer);
        observer?.Opened(connection);
        connection._handshake.Start();
        connection._running = Task.Run(connection.RunAsync, CancellationToken.None);
        try
        {
            await connection.HandshakeAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asynchronous messages in batches, in the order in which they came: packets, removed flows, changed ports, errors that
    /// answer no waiting request, changes told by flow monitors, and experimenters' messages. For one reader at a time; ends with the connection.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    public IAsyncEnumerable<IReadOnlyList<OpenFlowMessage>> ReadIncomingAsync(CancellationToken cancellationToken) =>
        _incoming.ReadAllAsync(cancellationToken);

    /// <summary>Ends the connection with a reason and waits until it has ended. Later reasons are ignored.</summary>
    /// <param name="reason">Why, as a sentence.</param>
    public async Task CloseAsync(string reason)
    {
        Close(reason);
        await _running;
    }

    /// <summary>Ends the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync("closed by us");
        _stop.Dispose();
        _sending.Dispose();
    }

    /// <summary>The peer, its datapath and the version.</summary>
    public override string ToString() =>
        _handshake.Features is { } features ? $"{Peer} (datapath 0x{features.DatapathId:x16}, {Version})" : Peer;

    private static void CheckVersions(IReadOnlyList<OpenFlowVersion> allowed)
    {
        if (allowed.Count == 0)
        {
            throw new ArgumentException("protocol.openflow.allowedversions is empty: allow at least one version", nameof(allowed));
        }
        foreach (var version in allowed.Where(v => !OpenFlowCodec.Versions.Contains(v)))
        {
            throw new ArgumentException(
                $"protocol.openflow.allowedversions: {(byte)version} is not one of {OpenFlowCodec.VersionNumbers}",
                nameof(allowed));
        }
    }

    private async Task HandshakeAsync(CancellationToken cancellationToken)
    {
        await WaitForAsync(_helloDone.Task, _options.HelloTimeout, cancellationToken);
        await WaitForAsync(_ready.Task, _options.FeaturesTimeout, cancellationToken);
    }

    private async Task WaitForAsync(Task step, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await step.WaitAsync(timeout, _options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            _handshake.TimeOut(timeout);
            Close(_handshake.Failure!);
            throw new OpenFlowConnectionException($"{Peer}: {_handshake.Failure}");
        }
    }

    // The one loop that owns the session: whatever happens below, it ends here and with one reason.
    private async Task RunAsync()
    {
        var pump = _sending.Completion;
        var read = _reader.RunAsync(Handle, SettleAsync, _stop.Token);
        var watch = WatchAsync();
        try
        {
            await await Task.WhenAny(pump, read, watch, _closing.Task);
            Close("closed by the peer");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Close($"lost: {e.Message}");
        }
        catch (WireFormatException e)
        {
            CloseForViolation($"malformed message: {e.Message}");
        }
        catch (Exception e)
        {
            _logger.LogError(e, "Handling messages from {Peer} failed", Peer);
            Close($"failed: {e.Message}");
        }
        await FinishAsync(pump, read, watch);
    }

    private async Task WatchAsync()
    {
        // Before the handshake is complete its own time-outs watch the peer.
        await _ready.Task.WaitAsync(_stop.Token);
        var keepalive = new Keepalive(_reader, _options, () => SendUrgent(new EchoRequest([]), Version));
        await keepalive.WatchAsync(_stop.Token);
        Close($"silent for {(_options.KeepaliveTime + _options.KeepaliveTimeout).TotalSeconds} s");
    }

    private async Task FinishAsync(Task pump, Task read, Task watch)
    {
        var reason = new OpenFlowConnectionException($"The OpenFlow connection with {Peer} ended: {_reason}");
        _sending.Finish(reason);
        // A last error message may still leave, but a peer that does not read must not hold us up.
        await pump.WaitAsync(FlushTime, _options.TimeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync();
        await _stream.DisposeAsync();
        await Task.WhenAll(pump, read, watch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _helloDone.TrySetException(reason);
        _ready.TrySetException(reason);
        _pending.FailAll(reason);
        _incoming.Complete();
        _logger.Log(LevelOfEnd(), "OpenFlow connection {Connection} ended: {Reason}", ToString(), _reason);
        _completion.TrySetResult(_reason!);
    }

    // A handshake that failed is reported by who asked for the connection.
    private LogLevel LevelOfEnd() => (_handshake.Features, _violated) switch
    {
        (null, _) => LogLevel.Debug,
        (_, true) => LogLevel.Warning,
        _ => LogLevel.Information,
    };

    private void CloseForViolation(string reason)
    {
        _violated = true;
        Close(reason);
    }

    // The first reason stays. Everything else follows in RunAsync.
    private void Close(string reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _sending.Finish(new OpenFlowConnectionException($"The OpenFlow connection with {Peer} ended: {reason}"));
            _closing.TrySetResult();
        }
    }
}
