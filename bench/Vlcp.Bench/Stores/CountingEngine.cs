using Vlcp.Storage;

namespace Vlcp.Bench.Stores;

/// <summary>Counts what is asked of an engine within the process: calls, and the keys and values that they read and write.</summary>
internal sealed class CountingEngine(IStoreEngine engine) : IStoreEngine
{
    private long _calls;
    private long _read;
    private long _written;

    /// <summary>The counters; a request is a call, or another step of a transaction.</summary>
    public StoreTraffic Traffic => new(Interlocked.Read(ref _calls), Interlocked.Read(ref _written), Interlocked.Read(ref _read));

    public string Name => engine.Name;

    public StoreStatus Status => engine.Status;

    public async ValueTask<StoreSnapshot> ReadAsync(StoreQuery query, CancellationToken cancellationToken) =>
        Counted(await engine.ReadAsync(query, cancellationToken));

    public ValueTask<StoreCommit> UpdateAsync(StoreQuery query, StoreUpdater updater, CancellationToken cancellationToken) => engine.UpdateAsync(
        query,
        snapshot =>
        {
            var update = updater(Counted(snapshot));
            foreach (var write in update.Writes)
            {
                Interlocked.Add(ref _written, write.Key.Length + (write.Value?.Length ?? 0));
            }

            return update;
        },
        cancellationToken);

    public ValueTask<long> GetTimestampAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return engine.GetTimestampAsync(cancellationToken);
    }

    public IStoreFeed OpenFeed() => engine.OpenFeed();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private CountingSnapshot Counted(StoreSnapshot snapshot)
    {
        Interlocked.Increment(ref _calls);
        return new CountingSnapshot(snapshot, bytes => Interlocked.Add(ref _read, bytes));
    }
}
