using Microsoft.Extensions.Logging;

namespace Vlcp.Events;

/// <content>The loop itself, and how it ends.</content>
public sealed partial class Scheduler
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource ending = new();
    private readonly HashSet<RoutineGroup> groups = [];

    /// <summary>Cancelled when the scheduler begins to stop: routines clean up and end.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>
    /// Stops the loop: cancels <see cref="Stopping"/> and all routines, goes on until they have ended or the deadline is
    /// reached, logs those that have not, cancels what still waits for events, and ends the thread.
    /// </summary>
    /// <param name="deadline">How long routines may clean up; 10 seconds when not given.</param>
    /// <param name="cancellationToken">Forces the end at once, as a second signal does.</param>
    /// <returns>Whether everything had ended in time.</returns>
    public async Task<bool> StopAsync(TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        if (Interlocked.CompareExchange(ref state, 2, 0) == 0)
        {
            End();
            return true;
        }

        var inTime = await Task.Run(() => EndRoutinesAsync(deadline ?? TimeSpan.FromSeconds(10), cancellationToken), CancellationToken.None);
        endRequested = true;
        wakeUp.Set();
        if (!IsOnLoop)
        {
            await ended.Task.ConfigureAwait(false);
        }

        return inTime;
    }

    /// <summary>Stops the loop with the usual deadline.</summary>
    public async ValueTask DisposeAsync() => await StopAsync();

    internal void Join(RoutineGroup group)
    {
        lock (groups)
        {
            groups.Add(group);
        }
    }

    internal void Leave(RoutineGroup group)
    {
        lock (groups)
        {
            groups.Remove(group);
        }
    }

    /// <summary>Cancels on the loop, so that what hangs on the token runs there as all module code does.</summary>
    internal Task CancelAsync(CancellationTokenSource source) => InvokeAsync(() =>
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException error)
        {
            ReportUnhandled(error, "callback of a cancellation");
        }
    });

    private async Task<bool> EndRoutinesAsync(TimeSpan deadline, CancellationToken force)
    {
        await CancelAsync(stopping);
        RoutineGroup[] open;
        lock (groups)
        {
            open = [.. groups];
        }

        try
        {
            await Task.WhenAll(open.Select(group => group.DisposeAsync().AsTask())).WaitAsync(deadline, Time, force);
            return true;
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            var names = open.SelectMany(group => group.RunningNames()).ToList();
            if (names.Count > 0)
            {
                logger.LogWarning("These routines have not ended: {Routines}", string.Join(", ", names));
            }

            return names.Count == 0;
        }
    }

    private void Run()
    {
        SetSynchronizationContext(this);
        while (!endRequested)
        {
            if (HasWork())
            {
                RunTurn();
            }
            else
            {
                Sleep();
            }
        }

        End();
    }

    private bool HasWork() => !posts.IsEmpty || Queue.CanPop || timers.HasDue();

    private void Sleep()
    {
        Volatile.Write(ref sleeping, true);
        Interlocked.MemoryBarrier();
        if (!endRequested && !HasWork())
        {
            wakeUp.WaitOne();
        }

        Volatile.Write(ref sleeping, false);
    }

    private void RunTurn()
    {
        Turn++;
        var started = Time.GetTimestamp();
        RunTimers();
        RunPosts();
        DeliverEvents();
        var taken = Time.GetElapsedTime(started);
        if (taken > options.SlowTurn)
        {
            logger.LogWarning("A turn of the loop took {Duration}: something computes or blocks for too long", taken);
        }
    }

    private void RunTimers()
    {
        timers.TakeDue(dueTimers);
        foreach (var timer in dueTimers.Where(timer => !timer.IsDisposed))
        {
            Guarded(static timer => ((LoopTimer)timer!).Callback(), timer, "timer");
        }

        dueTimers.Clear();
    }

    private void RunPosts()
    {
        // What these post in turn waits for the next turn: a chain of continuations can't keep events from being delivered.
        for (var budget = Math.Min(posts.Count, options.MaxPostsPerTurn); budget > 0 && posts.TryDequeue(out var post); budget--)
        {
            Guarded(post.Callback, post.State, "posted work");
        }
    }

    private void Guarded(SendOrPostCallback callback, object? state, string where)
    {
        try
        {
            callback(state);
        }
        catch (Exception error)
        {
            ReportUnhandled(error, where);
        }
    }

    private void End()
    {
        AbandonReceivers();
        ending.Cancel();
        ended.TrySetResult();
        DrainAfterEnd();
        timers.Dispose();
    }

    /// <summary>After the end nothing needs the one thread any more; tasks that still clean up must not hang.</summary>
    private void DrainAfterEnd()
    {
        while (posts.TryDequeue(out var post))
        {
            ThreadPool.QueueUserWorkItem(_ => Guarded(post.Callback, post.State, "work after the loop's end"));
        }
    }
}
