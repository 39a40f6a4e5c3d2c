namespace Vlcp.Ovsdb;

/// <summary>Our wish for a lock of the server (RFC 7047 section 4.1.8). Lost with the connection.</summary>
public sealed class OvsdbLock : IAsyncDisposable
{
    private readonly OvsdbClient client;
    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();
    private Exception? failure;
    private bool released;

    internal OvsdbLock(OvsdbClient client, string name)
    {
        this.client = client;
        Name = name;
    }

    /// <summary>The name of the lock.</summary>
    public string Name { get; }

    /// <summary>True while we hold it.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Waits until we hold it.</summary>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended.</exception>
    /// <exception cref="ObjectDisposedException">It was released.</exception>
    public Task WaitUntilHeldAsync(CancellationToken cancellationToken) => WaitAsync(true, cancellationToken);

    /// <summary>Waits until we do not hold it: it was stolen.</summary>
    /// <exception cref="JsonRpcConnectionClosedException">The connection ended, and the lock with it.</exception>
    /// <exception cref="ObjectDisposedException">It was released.</exception>
    public Task WaitUntilLostAsync(CancellationToken cancellationToken) => WaitAsync(false, cancellationToken);

    /// <summary>Gives the lock, or the wish for it, back.</summary>
    public async Task UnlockAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (released)
            {
                return;
            }
            released = true;
        }
        Fail(new ObjectDisposedException(nameof(OvsdbLock)));
        await client.UnlockAsync(this, cancellationToken);
    }

    /// <summary>The same as <see cref="UnlockAsync"/>.</summary>
    public async ValueTask DisposeAsync() => await UnlockAsync(CancellationToken.None);

    internal void Set(bool held)
    {
        lock (gate)
        {
            IsHeld = held && failure is null;
            Signal();
        }
    }

    internal void Fail(Exception exception)
    {
        lock (gate)
        {
            failure ??= exception;
            IsHeld = false;
            Signal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WaitAsync(bool held, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (failure is not null)
                {
                    throw failure;
                }
                if (IsHeld == held)
                {
                    return;
                }
                next = changed.Task;
            }
            await next.WaitAsync(cancellationToken);
        }
    }

    private void Signal()
    {
        changed.SetResult();
        changed = NewSignal();
    }
}
