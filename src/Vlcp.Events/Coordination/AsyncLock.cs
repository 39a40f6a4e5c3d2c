namespace Vlcp.Events;

/// <summary>
/// A lock that asynchronous code waits for. All locks of one scheduler with equal context and key exclude each other, or share
/// the places of an <see cref="AsyncSemaphore"/>; they are granted in the order of the requests.
/// </summary>
/// <remarks>One object holds the lock at most once. It does not detect deadlocks; wait with a cancellation token.</remarks>
public sealed class AsyncLock : IDisposable
{
    private readonly LockTable table;
    private readonly (object Context, object Key) name;
    private LockRequest? request;

    /// <summary>Creates a lock object that holds nothing yet.</summary>
    /// <param name="scheduler">Whose locks.</param>
    /// <param name="key">What is locked, compared by equality.</param>
    /// <param name="context">The space that the key belongs to; null is the common one.</param>
    public AsyncLock(Scheduler scheduler, object key, object? context = null) =>
        (table, name) = (scheduler.Locks, (context ?? typeof(AsyncLock), key));

    /// <summary>Whether this object holds the lock.</summary>
    public bool IsHeld => request?.Granted.Task.IsCompletedSuccessfully == true;

    /// <summary>Waits for the lock; returns at once when this object holds it already.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or unlocked while waiting; the request is withdrawn.</exception>
    public async Task LockAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (request is { } begun)
        {
            await begun.Granted.Task.WaitAsync(cancellationToken);
            return;
        }

        var mine = request = table.Request(name);
        using var cancellation = cancellationToken.UnsafeRegister((_, token) => Cancel(mine, token), null);
        await mine.Granted.Task;
        if (mine.IsWithdrawn)
        {
            // Cancelled or unlocked in the very moment of the grant: the lock has been given back already.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Takes the lock if that needs no waiting.</summary>
    public bool TryLock()
    {
        request ??= table.TryRequest(name);
        return IsHeld;
    }

    /// <summary>Asks for the lock without waiting; <see cref="LockAsync"/> waits for it later, <see cref="Unlock"/> gives up.</summary>
    public void BeginLock() => request ??= table.Request(name);

    /// <summary>Gives the lock back, or gives up waiting for it; does nothing otherwise.</summary>
    public void Unlock()
    {
        if (Interlocked.Exchange(ref request, null) is { } mine && table.Withdraw(mine))
        {
            mine.Granted.TrySetCanceled();
        }
    }

    /// <summary>Unlocks.</summary>
    public void Dispose() => Unlock();

    private void Cancel(LockRequest mine, CancellationToken token)
    {
        if (!mine.Granted.Task.IsCompleted && Interlocked.CompareExchange(ref request, null, mine) == mine)
        {
            table.Withdraw(mine);
            mine.Granted.TrySetCanceled(token);
        }
    }
}
