using Microsoft.Extensions.Logging;

namespace Vlcp.Apps.Running;

/// <summary>
/// The queue and the thread of an app. Events are handled one after the other, in the order in which they came; while a handler waits with
/// <c>await</c>, only what it waits for runs. The thread is the app's own, so that one that blocks holds up nobody else.
/// </summary>
internal sealed class AppLoop : IDisposable
{
    // Events that can't be dropped or refused may pass the capacity, but an app that stands still must not take all memory.
    private const int HardLimit = 1 << 16;

    private readonly App _app;
    private readonly AppOptions _options;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Queue<QueuedEvent> _events = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LoopSignal _signal = new();
    private readonly Thread _thread;
    private TaskCompletionSource? _room;
    private long _progress;
    private long _waitingBytes;
    private long _lost;
    private volatile bool _stopping;

    public AppLoop(App app, string name, HandlerTable handlers, AppOptions options, ILogger logger)
    {
        _app = app;
        _options = options;
        _logger = logger;
        Name = name;
        Handlers = handlers;
        _thread = new Thread(Run) { IsBackground = true, Name = $"app {name}" };
    }

    public string Name { get; }

    public HandlerTable Handlers { get; }

    public CancellationToken Stopping => _stop.Token;

    /// <summary>Grows with everything that was handled, so that others see whether the app stands still.</summary>
    public long Progress => Volatile.Read(ref _progress);

    /// <summary>Events that were lost because the app stood still.</summary>
    public long Lost => Volatile.Read(ref _lost);

    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _events.Count;
            }
        }
    }

    /// <summary>The memory of the packets that wait, in bytes.</summary>
    public long WaitingBytes => Volatile.Read(ref _waitingBytes);

    public bool IsFull => Waiting >= _options.QueueCapacity;

    /// <summary>Starts the thread; the task ends when the app is ready for events.</summary>
    public Task StartAsync()
    {
        _thread.Start();
        return _started.Task;
    }

    /// <summary>Lets the app handle what waits, and ends it.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        _signal.Set();
        await _stop.CancelAsync();
        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted))
        {
            return;
        }
        try
        {
            await _ended.Task.WaitAsync(_options.StopTimeout, _options.TimeProvider);
        }
        catch (TimeoutException)
        {
            _logger.LogWarning("{App} did not stop within {Seconds} s and is left behind", Name, _options.StopTimeout.TotalSeconds);
        }
    }

    /// <summary>Puts an event into the queue, full or not. For those who can't wait; they ask <see cref="WaitForRoomAsync"/> later.</summary>
    public void Enqueue(QueuedEvent queued)
    {
        if (!TryEnqueue(queued) && Interlocked.Increment(ref _lost) == 1)
        {
            _logger.LogError("{App} stands still and {Count} events wait for it: further ones are lost", Name, HardLimit);
        }
    }

    /// <summary>Puts something into the queue, full or not, unless the app stands still and far too much waits for it.</summary>
    public bool TryEnqueue(QueuedEvent queued)
    {
        lock (_gate)
        {
            if (_events.Count >= HardLimit)
            {
                return false;
            }
            _events.Enqueue(queued);
        }
        _signal.Set();
        return true;
    }

    /// <summary>Puts an event into the queue when there is room. What an app sends to itself always finds room: it could not make any while
    /// it waits.</summary>
    /// <exception cref="TimeoutException">There was no room for too long.</exception>
    public async Task SendAsync(QueuedEvent queued, AppLoop sender)
    {
        if (sender != this && !await WaitForRoomAsync(_options.SendTimeout))
        {
            throw new TimeoutException($"The queue of {Name} stayed full for {_options.SendTimeout.TotalSeconds} s");
        }
        Enqueue(queued);
    }

    /// <summary>Waits until the queue is not full.</summary>
    /// <returns>False when it stayed full for so long.</returns>
    public async ValueTask<bool> WaitForRoomAsync(TimeSpan timeout)
    {
        Task room;
        lock (_gate)
        {
            if (_events.Count < _options.QueueCapacity || _stopping)
            {
                return true;
            }
            room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        try
        {
            await room.WaitAsync(timeout, _options.TimeProvider);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Post(SendOrPostCallback callback, object? state)
    {
        lock (_gate)
        {
            _posted.Enqueue((callback, state));
        }
        _signal.Set();
    }

    public void Spawn(Func<CancellationToken, Task> routine) => Post(_ => _ = GuardAsync(routine), null);

    public void AddWaitingBytes(int bytes) => Interlocked.Add(ref _waitingBytes, bytes);

    public void CountProgress() => Interlocked.Increment(ref _progress);

    /// <summary>Calls one handler and waits for its end. Whatever it throws is logged.</summary>
    public void Call(string handler, string what, Func<Task?> call)
    {
        try
        {
            if (call() is { } task)
            {
                RunUntil(task);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The app stops.
        }
        catch (Exception e)
        {
            LogFailure(handler, what, e);
        }
    }

    /// <summary>Tells of a handler that threw.</summary>
    public void LogFailure(string handler, string what, Exception reason) =>
        _logger.LogError(reason, "{App}.{Handler} failed on {Event}", Name, handler, what);

    /// <summary>Calls the handlers of an event, one after the other.</summary>
    public void Deliver(EventBase ev, Dispatcher phase, EventHandling[] handlings)
    {
        foreach (var handling in handlings)
        {
            if (handling.Wants(phase))
            {
                Call(handling, ev);
            }
        }
    }

    public void Dispose() => _stop.Dispose();

    private void Run()
    {
        SynchronizationContext.SetSynchronizationContext(new AppLoopContext(this));
        Call("StartAsync", "start", _app.StartAsync);
        _started.TrySetResult();
        while (TryTake(out var queued))
        {
            Handle(queued);
        }
        Call("StopAsync", "stop", _app.StopAsync);
        _ended.TrySetResult();
    }

    // The next event; what was posted runs first. False when the app stops and nothing waits.
    private bool TryTake(out QueuedEvent queued)
    {
        while (true)
        {
            RunPosted();
            lock (_gate)
            {
                if (_events.TryDequeue(out queued))
                {
                    if (_room is not null && _events.Count < _options.QueueCapacity)
                    {
                        _room.TrySetResult();
                        _room = null;
                    }
                    return true;
                }
                if (_stopping)
                {
                    return false;
                }
            }
            _signal.Wait();
        }
    }

    private void Handle(QueuedEvent queued)
    {
        if (queued.Work is { } work)
        {
            work.Run(this);
        }
        else
        {
            var ev = queued.Event!;
            Deliver(ev, queued.Phase, Handlers.Of(ev.GetType()));
        }
        CountProgress();
    }

    private void Call(EventHandling handling, EventBase ev) => Call(handling.Name, ev.GetType().Name, () =>
    {
        try
        {
            var task = handling.Invoke(ev);
            return task is null || ev is not EventRequestBase request ? task : FailWithAsync(request, task);
        }
        catch (Exception e) when (ev is EventRequestBase request)
        {
            Fail(request, e);
            throw;
        }
    });

    private async Task FailWithAsync(EventRequestBase request, Task handling)
    {
        try
        {
            await handling;
        }
        catch (Exception e)
        {
            Fail(request, e);
            throw;
        }
    }

    private void Fail(EventRequestBase request, Exception reason) =>
        request.Answer.TrySetException(new AppException($"{Name} failed on {request.GetType().Name}: {reason.Message}", reason));

    private async Task GuardAsync(Func<CancellationToken, Task> routine)
    {
        try
        {
            await routine(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The app stops.
        }
        catch (Exception e)
        {
            _logger.LogError(e, "{App}: a routine failed", Name);
        }
    }

    private void RunUntil(Task task)
    {
        if (!task.IsCompleted)
        {
            task.ContinueWith(_ => _signal.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        while (true)
        {
            RunPosted();
            if (task.IsCompleted)
            {
                task.GetAwaiter().GetResult();
                return;
            }
            _signal.Wait();
        }
    }

    private void RunPosted()
    {
        while (true)
        {
            (SendOrPostCallback Callback, object? State) posted;
            lock (_gate)
            {
                if (!_posted.TryDequeue(out posted))
                {
                    return;
                }
            }
            try
            {
                posted.Callback(posted.State);
            }
            catch (Exception e)
            {
                // The end of an async void method: it has no task that could hold what it throws.
                LogFailure("async void", "continuation", e);
            }
        }
    }
}
