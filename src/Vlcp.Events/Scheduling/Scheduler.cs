using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Vlcp.Events;

/// <summary>
/// The loop that all code of a server's modules runs on: one thread that delivers events, runs the continuations of
/// asynchronous code and fires timers, with bounded work for each in every turn. Every public member may be called from any
/// thread; handlers, timers and continuations only ever run on the loop.
/// </summary>
[SuppressMessage("Reliability", "CA2213", Justification = "Late callers may still wake the loop or read its tokens.")]
public sealed partial class Scheduler : SynchronizationContext, IAsyncDisposable
{
    private readonly SchedulerOptions options;
    private readonly ILogger logger;
    private readonly Thread thread;
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> posts = new();
    private readonly AutoResetEvent wakeUp = new(false);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimerWheel timers;
    private readonly List<LoopTimer> dueTimers = [];
    private int state;
    private bool sleeping;
    private volatile bool endRequested;

    /// <summary>Creates a scheduler; <see cref="Start"/> sets it going.</summary>
    public Scheduler(SchedulerOptions? options = null, TimeProvider? time = null, ILogger<Scheduler>? logger = null)
    {
        this.options = (options ?? new SchedulerOptions()).Checked();
        this.logger = logger ?? NullLogger<Scheduler>.Instance;
        Time = time ?? TimeProvider.System;
        timers = new TimerWheel(Time, Wake);
        Queue = new EventQueue(this.options.Queue);
        thread = new Thread(Run) { Name = this.options.Name, IsBackground = true };
    }

    /// <summary>
    /// An exception left code that nobody awaits (a posted callback, a handler, a timer, a routine). It was logged; the loop
    /// goes on. Raised on the loop.
    /// </summary>
    public event EventHandler<UnhandledExceptionEventArgs>? UnhandledException;

    /// <summary>The main queue, to which sub-queues can be added.</summary>
    public EventQueue Queue { get; }

    /// <summary>The clock of all timers of this scheduler.</summary>
    public TimeProvider Time { get; }

    /// <summary>Whether the calling code runs on the loop's thread.</summary>
    public bool IsOnLoop => Thread.CurrentThread == thread;

    /// <summary>How many turns the loop has begun.</summary>
    public long Turn { get; private set; }

    /// <summary>The scheduler that the calling code runs on, or null.</summary>
    public static new Scheduler? Current => SynchronizationContext.Current as Scheduler;

    internal LockTable Locks { get; } = new();

    private bool HasEnded => ended.Task.IsCompleted;

    /// <summary>Starts the loop's thread.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref state, 1, 0) != 0)
        {
            throw new InvalidOperationException("A scheduler can be started only once.");
        }

        thread.Start();
    }

    /// <summary>Queues a callback for a later turn. After the loop has ended it runs on the thread pool, so that clean-up ends.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        posts.Enqueue((d, state));
        if (HasEnded)
        {
            DrainAfterEnd();
        }
        else
        {
            Wake();
        }
    }

    /// <summary>Runs a callback on the loop and waits for its end; at once when called on the loop.</summary>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (IsOnLoop)
        {
            d(state);
        }
        else
        {
            InvokeAsync(() => d(state)).GetAwaiter().GetResult();
        }
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a function on the loop: at once when called on it, otherwise in its next turn.</summary>
    public Task InvokeAsync(Action action) => InvokeAsync(() =>
    {
        action();
        return Task.FromResult(true);
    });

    /// <summary>Runs a function on the loop: at once when called on it, otherwise in its next turn.</summary>
    public Task<T> InvokeAsync<T>(Func<T> function) => InvokeAsync(() => Task.FromResult(function()));

    /// <summary>Starts asynchronous code on the loop: at once when called on it, otherwise in its next turn.</summary>
    public Task InvokeAsync(Func<Task> function) => InvokeAsync(async () =>
    {
        await function();
        return true;
    });

    /// <summary>Starts asynchronous code on the loop: at once when called on it, otherwise in its next turn.</summary>
    public Task<T> InvokeAsync<T>(Func<Task<T>> function)
    {
        return IsOnLoop ? RunAsync() : InvokeLaterAsync(function);

        async Task<T> RunAsync() => await function();
    }

    /// <summary>Starts asynchronous code in a later turn, even when called on the loop.</summary>
    internal Task<T> InvokeLaterAsync<T>(Func<Task<T>> function)
    {
        var context = ExecutionContext.Capture();
        var result = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(
            _ =>
            {
                if (context is null)
                {
                    result.SetResult(RunAsync());
                }
                else
                {
                    ExecutionContext.Run(context, _ => result.SetResult(RunAsync()), null);
                }
            },
            null);
        return result.Task.Unwrap();

        async Task<T> RunAsync() => await function();
    }

    /// <summary>Lets the loop do everything else that waits, and resumes in the next turn: for long computations.</summary>
    public Task YieldAsync()
    {
        var resumed = new TaskCompletionSource();
        Post(_ => resumed.SetResult(), null);
        return resumed.Task;
    }

    /// <summary>Completes after a time, on the monotonic clock and never early.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the scheduler stopped.</exception>
    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken = default)
    {
        var due = new TaskCompletionSource();
        using var timer = SetTimer(delay, () => due.TrySetResult());
        using var cancel = cancellationToken.UnsafeRegister(Cancel, null);
        using var end = ending.Token.UnsafeRegister(Cancel, null);
        await due.Task;

        void Cancel(object? _, CancellationToken token) => Post(_ => due.TrySetCanceled(token), null);
    }

    /// <summary>Calls back on the loop after a time. Disposing the timer stops it.</summary>
    public IDisposable SetTimer(TimeSpan delay, Action callback)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return AddTimer(delay, null, callback);
    }

    /// <summary>
    /// Calls back on the loop after a time and then periodically. Periods missed while the loop or the machine stood still are
    /// made up by one call; the calls stay on the grid that the first one began. Disposing the timer stops it.
    /// </summary>
    public IDisposable SetTimer(TimeSpan delay, TimeSpan period, Action callback)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        return AddTimer(delay, period, callback);
    }

    internal void ReportUnhandled(Exception error, string where)
    {
        logger.LogError(error, "Unhandled exception in {Where}", where);
        try
        {
            UnhandledException?.Invoke(this, new UnhandledExceptionEventArgs(error, isTerminating: false));
        }
        catch (Exception second)
        {
            logger.LogError(second, "A handler of unhandled exceptions failed itself");
        }
    }

    private LoopTimer AddTimer(TimeSpan delay, TimeSpan? period, Action callback) => timers.Add(delay, period, callback);

    private void Wake()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref sleeping))
        {
            wakeUp.Set();
        }
    }
}
