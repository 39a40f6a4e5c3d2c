using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>Ends what waits for a store from which nothing is heard any more.</summary>
internal sealed class StoreSilence : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    internal StoreSilence(TimeProvider time, TimeSpan limit, CancellationToken caller)
    {
        _limit = limit;
        _caller = caller;
        _timer = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
    }

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }

    /// <summary>The store was heard of.</summary>
    internal void Break() => _timer.CancelAfter(_limit);

    /// <summary>Runs a call; when the silence ends it, the store counts as away.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was heard for too long.</exception>
    internal async ValueTask<T> GuardAsync<T>(string store, Func<CancellationToken, ValueTask<T>> call, string consequence = "")
    {
        try
        {
            return await call(_either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException silence) when (_timer.IsCancellationRequested && !_caller.IsCancellationRequested)
        {
            throw new StoreUnavailableException($"The store {store} did not answer within {_limit.TotalSeconds} s{consequence}.", silence);
        }
    }
}
