namespace Vlcp.Events;

/// <summary>
/// The routines of one owner, such as a module or a connection. Disposing the group cancels them all and waits for their end.
/// </summary>
public sealed class RoutineGroup : IAsyncDisposable
{
    private readonly Scheduler scheduler;
    private readonly Lock gate = new();
    private readonly Dictionary<Task, string> running = [];
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>Creates an empty group.</summary>
    /// <param name="scheduler">Where the routines run.</param>
    /// <param name="name">Names the owner in logs.</param>
    public RoutineGroup(Scheduler scheduler, string name)
    {
        (this.scheduler, Name) = (scheduler, name);
        scheduler.Join(this);
    }

    /// <summary>The owner's name.</summary>
    public string Name { get; }

    /// <summary>Number of routines that have not ended.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return running.Count;
            }
        }
    }

    /// <summary>Cancelled when the group is disposed.</summary>
    public CancellationToken Cancellation => cancellation.Token;

    /// <summary>
    /// Starts a routine that nobody waits for: its first step runs in a later turn of the loop. A failure is logged, once.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The group has been disposed.</exception>
    public void Start(Func<CancellationToken, Task> routine, string? name = null)
    {
        _ = RunAsync(GuardedAsync, name);

        async Task GuardedAsync(CancellationToken cancelled)
        {
            try
            {
                await routine(cancelled);
            }
            catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
            {
                // Ending on cancellation is what a routine is asked to do.
            }
            catch (Exception error)
            {
                scheduler.ReportUnhandled(error, $"routine {FullName(name)}");
            }
        }
    }

    /// <summary>
    /// Starts a routine whose outcome the caller observes; failures are the caller's and not logged. When the group is disposed
    /// the task ends as cancelled, even if the routine never made its first step.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The group has been disposed.</exception>
    public Task RunAsync(Func<CancellationToken, Task> routine, string? name = null) => RunAsync(
        async cancelled =>
        {
            await routine(cancelled);
            return true;
        },
        name);

    /// <inheritdoc cref="RunAsync(Func{CancellationToken, Task}, string?)"/>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> routine, string? name = null)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(cancellation.IsCancellationRequested, this);
            var task = StartAsync(routine);
            running.Add(task, FullName(name));
            task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return task;
        }
    }

    /// <summary>
    /// Runs several routines at once and waits for the end of all, even if one fails early. A single failure is thrown as it
    /// is, several as an <see cref="AggregateException"/>.
    /// </summary>
    /// <returns>The results in the order of the routines.</returns>
    public async Task<T[]> RunAllAsync<T>(
        IEnumerable<Func<CancellationToken, Task<T>>> routines, CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Token, cancellationToken);
        var all = Task.WhenAll(routines.Select(routine => RunAsync(_ => routine(linked.Token))).ToArray());
        try
        {
            return await all;
        }
        catch when (all.Exception is { InnerExceptions.Count: > 1 } several)
        {
            throw new AggregateException(
                $"{several.InnerExceptions.Count} routines failed, the first with: {several.InnerExceptions[0].Message}",
                several.InnerExceptions);
        }
    }

    /// <summary>Cancels all routines and waits for their end. May be called several times, but not by a routine of the group.</summary>
    public async ValueTask DisposeAsync()
    {
        await scheduler.CancelAsync(cancellation);
        Task[] open;
        lock (gate)
        {
            open = [.. running.Keys];
        }

        await Task.WhenAll(open).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        scheduler.Leave(this);
    }

    internal IReadOnlyList<string> RunningNames()
    {
        lock (gate)
        {
            return [.. running.Values];
        }
    }

    private string FullName(string? name) => name is null ? Name : $"{Name}/{name}";

    private Task<T> StartAsync<T>(Func<CancellationToken, Task<T>> routine) => scheduler.InvokeLaterAsync(async () =>
    {
        cancellation.Token.ThrowIfCancellationRequested();
        return await routine(cancellation.Token);
    });

    private void Forget(Task task)
    {
        lock (gate)
        {
            running.Remove(task);
        }
    }
}
