using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>
/// A live copy of the keys and ranges that somebody requires. It follows the store's change feed: each transaction is applied whole, and a
/// change costs the work of its own keys only. While the store is away the last view stays, marked stale; when it returns, the mirror
/// catches up by itself and reports only what really changed.
/// </summary>
public sealed partial class ObjectMirror : IAsyncDisposable
{
    private readonly IStoreEngine _engine;
    private readonly ObjectSchema _schema;
    private readonly UndecodableLog _undecodable;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<MirrorRequest> _requests = Channel.CreateUnbounded<MirrorRequest>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private ObjectMirrorView _view;

    /// <summary>A mirror that follows nothing yet.</summary>
    /// <param name="engine">The store, which stays the caller's to dispose.</param>
    /// <param name="schema">The known classes; null: none.</param>
    /// <param name="time">Clock of the pauses between attempts; null: the system's.</param>
    /// <param name="logger">Log; null: none.</param>
    public ObjectMirror(IStoreEngine engine, ObjectSchema? schema = null, TimeProvider? time = null, ILogger? logger = null)
    {
        _engine = engine;
        _schema = schema ?? new ObjectSchema();
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
        _undecodable = new UndecodableLog(_logger);
        _view = NewView(MirrorContent.Empty, 0, 0, isStale: true);
        _run = Task.Run(RunAsync);
    }

    /// <summary>
    /// Called after <see cref="View"/> went to a new version that differs, on a thread of the mirror, one call at a time and in order.
    /// It must
    /// return soon. Values that came in by <see cref="RequireAsync"/> are not reported.
    /// </summary>
    public event ObjectMirrorChanged? Changed;

    /// <summary>The latest version.</summary>
    public ObjectMirrorView View => Volatile.Read(ref _view);

    /// <summary>True while the view may be old because the store is away.</summary>
    public bool IsStale => View.IsStale || !_engine.Status.IsAvailable;

    internal bool HasEnded => _run.IsCompleted;

    /// <summary>The stored values that could not be decoded so far.</summary>
    public IReadOnlyList<UndecodableObjectException> Undecodable => _undecodable.Errors;

    /// <summary>
    /// Follows keys and ranges from now on; completes when <see cref="View"/> has them, which takes until the store is there. Requirements
    /// are counted: each needs its own <see cref="Release"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The mirror was disposed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the requirement is taken back.</exception>
    public async Task RequireAsync(StoreQuery query, CancellationToken cancellationToken = default)
    {
        var request = MirrorRequest.Require(query);
        Post(request);
        try
        {
            await request.Done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Release(query);
            throw;
        }
    }

    /// <summary>Takes requirements back. What nobody else requires is forgotten soon.</summary>
    public void Release(StoreQuery query) => _requests.Writer.TryWrite(MirrorRequest.Release(query));

    /// <summary>Completes when <see cref="View"/> is at this revision or later, for example at that of an own commit, and
    /// <see cref="Changed"/> has been raised for what changed up to it.</summary>
    /// <exception cref="ObjectDisposedException">The mirror was disposed.</exception>
    public Task ReachAsync(long revision, CancellationToken cancellationToken = default)
    {
        // The view may be there already, and its listeners not told yet: only the loop knows.
        var request = MirrorRequest.Reach(revision);
        Post(request);
        return request.Done.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_requests.Writer.TryComplete())
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _stop.Dispose();
    }

    private ObjectMirrorView NewView(MirrorContent content, long revision, long timestamp, bool isStale) =>
        new(content, revision, timestamp, isStale, _schema, _undecodable);

    private void Post(MirrorRequest request) => ObjectDisposedException.ThrowIf(!_requests.Writer.TryWrite(request), this);
}
