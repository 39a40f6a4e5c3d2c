using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <content>Transactions with known keys, and transactions with an asynchronous part.</content>
public sealed partial class ObjectDatabase
{
    /// <summary>
    /// Reads known keys, and writes what the updater returns, in one serialisable transaction: objectdb/transact.
    /// </summary>
    /// <param name="keys">The keys to read.</param>
    /// <param name="updater">A pure function of the values (null for each absent one, in the order of the keys) and the store's time in
    /// microseconds; returns keys with their new values, null to delete.</param>
    /// <param name="maxTime">Limit of the whole transaction; null: 60 s.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    /// <exception cref="ObjectConflictException">A unique index would hold two objects.</exception>
    /// <exception cref="TimeoutException">The time was used up; nothing was written.</exception>
    /// <exception cref="StoreException">The store could not commit.</exception>
    public Task TransactAsync<T>(
        IReadOnlyList<string> keys,
        Func<IReadOnlyList<T?>, long, IEnumerable<KeyValuePair<string, T?>>> updater,
        TimeSpan? maxTime = null,
        CancellationToken cancellationToken = default)
        where T : DataObject =>
        WriteWalkAsync(new TransactionPlan<T>(keys, updater).Run, maxTime, new StoreQuery([.. keys], []), cancellationToken);

    /// <summary>As the other overload, for an updater that needs no time.</summary>
    /// <exception cref="ObjectConflictException">A unique index would hold two objects.</exception>
    /// <exception cref="TimeoutException">The time was used up; nothing was written.</exception>
    /// <exception cref="StoreException">The store could not commit.</exception>
    public Task TransactAsync<T>(
        IReadOnlyList<string> keys,
        Func<IReadOnlyList<T?>, IEnumerable<KeyValuePair<string, T?>>> updater,
        TimeSpan? maxTime = null,
        CancellationToken cancellationToken = default)
        where T : DataObject => TransactAsync<T>(keys, (values, _) => updater(values), maxTime, cancellationToken);

    /// <summary>
    /// A transaction that is prepared asynchronously: objectdb/asynctransact. The preparation names keys and updater; an updater that
    /// throws <see cref="TransactionRestartException"/> lets the preparation run again with its information.
    /// </summary>
    /// <param name="prepare">Gets the last information, null at first; returns null to end without a change.</param>
    /// <param name="maxRetry">How often it may be restarted; null: as long as the time lasts.</param>
    /// <param name="maxTime">Limit of everything together; null: 60 s.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    /// <exception cref="ObjectConflictException">A unique index would hold two objects.</exception>
    /// <exception cref="TimeoutException">The time or the retries were used up; nothing was written.</exception>
    /// <exception cref="StoreException">The store could not commit.</exception>
    public Task AsyncTransactAsync<T>(
        Func<object?, CancellationToken, Task<TransactionPlan<T>?>> prepare,
        int? maxRetry = null,
        TimeSpan? maxTime = null,
        CancellationToken cancellationToken = default)
        where T : DataObject =>
        RestartableAsync<bool>(
            async (info, token) => await prepare(info, token).ConfigureAwait(false) is { } plan
                ? new WritePlan<bool>(plan.Run) { Initial = new StoreQuery([.. plan.Keys], []) }
                : null,
            maxRetry,
            maxTime,
            cancellationToken);

    /// <summary>
    /// A write walk whose walker is made asynchronously: objectdb/asyncwritewalk. A walker that throws
    /// <see cref="TransactionRestartException"/> lets it be made again with its information.
    /// </summary>
    /// <param name="prepare">Gets the last information, null at first; returns null to end without a change.</param>
    /// <param name="maxTime">Limit of everything together; null: 60 s.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    /// <returns>The result of the walker that was committed, or the default value when the preparation ended it.</returns>
    /// <exception cref="ObjectConflictException">A unique index would hold two objects.</exception>
    /// <exception cref="TimeoutException">The time was used up; nothing was written.</exception>
    /// <exception cref="StoreException">The store could not commit.</exception>
    public Task<TResult?> AsyncWriteWalkAsync<TResult>(
        Func<object?, CancellationToken, Task<WritePlan<TResult>?>> prepare,
        TimeSpan? maxTime = null,
        CancellationToken cancellationToken = default) => RestartableAsync(prepare, null, maxTime, cancellationToken);

    private async Task<TResult?> RestartableAsync<TResult>(
        Func<object?, CancellationToken, Task<WritePlan<TResult>?>> prepare,
        int? maxRetry,
        TimeSpan? maxTime,
        CancellationToken cancellationToken)
    {
        using var limit = new TransactionLimit(_time, maxTime ?? DefaultMaxTime, cancellationToken);
        object? info = null;
        for (var attempt = 0; ; attempt++)
        {
            if (attempt > maxRetry)
            {
                throw new TimeoutException($"The transaction was given up after {maxRetry} restarts.");
            }

            var plan = await limit.GuardAsync(async token => await prepare(info, token).ConfigureAwait(false)).ConfigureAwait(false);
            if (plan is null)
            {
                return default;
            }

            try
            {
                return (await CommitAsync(plan.Walker, plan.Initial, limit).ConfigureAwait(false)).Result;
            }
            catch (TransactionRestartException restart)
            {
                info = restart.Info;
            }
        }
    }
}
