namespace Vlcp.ObjectDb;

/// <summary>The time that one transaction may take with all its repetitions, and its caller's cancellation.</summary>
internal sealed class TransactionLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly TimeSpan _maxTime;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    internal TransactionLimit(TimeProvider time, TimeSpan maxTime, CancellationToken caller)
    {
        _caller = caller;
        _maxTime = maxTime;
        _timer = new CancellationTokenSource(maxTime, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
    }

    internal CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }

    internal void Check() => Token.ThrowIfCancellationRequested();

    /// <summary>Runs the transaction; when the time ends it, that is a <see cref="TimeoutException"/>.</summary>
    internal async Task<T> GuardAsync<T>(Func<CancellationToken, ValueTask<T>> transaction)
    {
        try
        {
            return await transaction(Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (_timer.IsCancellationRequested && !_caller.IsCancellationRequested)
        {
            throw new TimeoutException($"The transaction was given up after {_maxTime.TotalSeconds} s.", error);
        }
    }
}
