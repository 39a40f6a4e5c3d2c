namespace Vlcp.Events;

/// <summary>
/// Lets several <see cref="AsyncLock"/> objects of one key hold their lock at the same time, until it is disposed; then they
/// exclude each other again.
/// </summary>
public sealed class AsyncSemaphore : IDisposable
{
    private readonly LockTable table;
    private readonly (object Context, object Key) name;
    private int disposed;

    /// <summary>Opens a lock for several holders.</summary>
    /// <param name="scheduler">Whose locks.</param>
    /// <param name="key">The key of the locks.</param>
    /// <param name="size">How many may hold the lock at the same time; at least 1.</param>
    /// <param name="context">The space that the key belongs to; null is the common one.</param>
    /// <exception cref="InvalidOperationException">The key has a semaphore already.</exception>
    public AsyncSemaphore(Scheduler scheduler, object key, int size, object? context = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (table, name) = (scheduler.Locks, (context ?? typeof(AsyncLock), key));
        table.Widen(name, size);
    }

    /// <summary>Restores mutual exclusion. Who holds the lock keeps it until unlocking.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            table.Narrow(name);
        }
    }
}
