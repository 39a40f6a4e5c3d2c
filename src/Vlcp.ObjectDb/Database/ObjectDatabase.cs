using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>
/// Objects with transactions and watches over a store engine: the seed's objectdb. Reads see one version, write walks are
/// serialisable, watchers get all keys of a transaction at once. All methods may be called from any thread.
/// </summary>
public sealed partial class ObjectDatabase : IAsyncDisposable
{
    private static readonly TimeSpan DefaultMaxTime = TimeSpan.FromSeconds(60);

    private readonly IStoreEngine _engine;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ObjectDatabaseOptions _options;
    private readonly UndecodableLog _undecodable;
    private readonly Lazy<ObjectMirror> _mirror;

    /// <summary>A database over an engine, which stays the caller's to dispose.</summary>
    /// <param name="engine">The store.</param>
    /// <param name="schema">The known classes; null: none yet.</param>
    /// <param name="time">Clock of the time limits; null: the system's.</param>
    /// <param name="logger">Log; null: none.</param>
    /// <param name="options">Limits; null: the usual ones.</param>
    public ObjectDatabase(
        IStoreEngine engine, ObjectSchema? schema = null, TimeProvider? time = null, ILogger? logger = null, ObjectDatabaseOptions? options = null)
    {
        _engine = engine;
        _options = options ?? new ObjectDatabaseOptions();
        Schema = schema ?? new ObjectSchema();
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
        _undecodable = new UndecodableLog(_logger);
        _mirror = new Lazy<ObjectMirror>(StartMirror);
    }

    /// <summary>The store under the database.</summary>
    public IStoreEngine Engine => _engine;

    /// <summary>The known classes. Modules add theirs when they are loaded.</summary>
    public ObjectSchema Schema { get; }

    /// <summary>The stored values that could not be decoded so far.</summary>
    public IReadOnlyList<UndecodableObjectException> Undecodable =>
        _mirror.IsValueCreated ? [.. _undecodable.Errors.Concat(_mirror.Value.Undecodable).DistinctBy(error => error.Key)] : _undecodable.Errors;

    /// <summary>The store's clock in microseconds since 1970-01-01 UTC.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be reached.</exception>
    public ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken = default) => _engine.GetTimestampAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _mirror.IsValueCreated ? _mirror.Value.DisposeAsync() : ValueTask.CompletedTask;
}
