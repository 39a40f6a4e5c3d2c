using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Apps.Running;

namespace Vlcp.Apps;

/// <summary>
/// An app: a class whose methods handle events, see <see cref="ObserveAttribute"/>. Every app has a queue and a thread of its own, so its
/// handlers never run at the same time and need no locks; a handler that waits with <c>await</c> goes on on the same thread, and the next
/// event is handled when it has ended. A handler that blocks holds up its own app and no other. What handlers throw is logged, and the app
/// lives on. The parameters of an app's constructor are its contexts: objects that apps share, made once for each class; apps are
/// contexts, too.
/// </summary>
public abstract class App
{
    private AppLoop? _loop;

    /// <summary>The name by which other apps address this one.</summary>
    public string Name => _loop?.Name ?? AppDescription.NameOf(GetType());

    /// <summary>For messages of this app. Its category is the app's name.</summary>
    public ILogger Logger { get; private set; } = NullLogger.Instance;

    /// <summary>The manager that runs this app.</summary>
    /// <exception cref="InvalidOperationException">The app is not loaded yet, as in its constructor.</exception>
    public AppManager Manager { get => field ?? throw new InvalidOperationException($"{GetType().Name} is not loaded yet"); private set; }

    /// <summary>Is cancelled when the app stops.</summary>
    public CancellationToken Stopping => Loop.Stopping;

    internal AppLoop Loop => _loop ?? throw new InvalidOperationException($"{GetType().Name} is not loaded yet");

    /// <summary>Runs on the app's thread before its first event.</summary>
    protected internal virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Runs on the app's thread after its last event.</summary>
    protected internal virtual Task StopAsync() => Task.CompletedTask;

    /// <summary>Puts an event into the queue of an app; waits while the queue is full.</summary>
    /// <param name="name">The app's name.</param>
    /// <param name="ev">The event.</param>
    /// <param name="phase">The phase that goes with the event; handlers that name phases are called only if it is among them.</param>
    /// <returns>False when there is no such app.</returns>
    /// <exception cref="TimeoutException">The queue stayed full for <see cref="AppOptions.SendTimeout"/>.</exception>
    public async Task<bool> SendEventAsync(string name, EventBase ev, Dispatcher phase = Dispatcher.Any)
    {
        if (Manager.Find(name) is not { } target)
        {
            Logger.LogDebug("{Event} for {App}: there is no such app", ev.GetType().Name, name);
            return false;
        }
        await target.Loop.SendAsync(new QueuedEvent(ev, phase), Loop);
        return true;
    }

    /// <summary>Gives an event to every app that observes its class; waits while one of the queues is full.</summary>
    /// <param name="ev">The event.</param>
    /// <param name="phase">The phase that goes with the event.</param>
    /// <exception cref="TimeoutException">A queue stayed full for <see cref="AppOptions.SendTimeout"/>; the other apps got the event.</exception>
    public async Task SendEventToObserversAsync(EventBase ev, Dispatcher phase = Dispatcher.Any)
    {
        TimeoutException? failure = null;
        foreach (var observer in Manager.Observers.Of(ev.GetType()))
        {
            if (!observer.Wants(phase))
            {
                continue;
            }
            try
            {
                await observer.App.Loop.SendAsync(new QueuedEvent(ev, phase), Loop);
            }
            catch (TimeoutException e)
            {
                failure = e;
            }
        }
        if (failure is not null)
        {
            throw failure;
        }
    }

    /// <summary>Asks another app and waits for its answer, which does not pass through this app's queue.</summary>
    /// <param name="request">The question.</param>
    /// <param name="timeout">How long the answer may take; null for <see cref="AppOptions.RequestTimeout"/>.</param>
    /// <typeparam name="TReply">The class of the answer.</typeparam>
    /// <exception cref="AppException">There is no such app, it is this app itself, its handler failed or it has none, it stopped, or the
    /// answer has another class.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public async Task<TReply> SendRequestAsync<TReply>(EventRequestBase request, TimeSpan? timeout = null)
        where TReply : EventReplyBase
    {
        var reply = await AppRequests.AskAsync(this, request, timeout ?? Manager.Options.RequestTimeout);
        return reply as TReply
            ?? throw new AppException($"{request.Dst} answered {request.GetType().Name} with {reply.GetType().Name} instead of {typeof(TReply).Name}");
    }

    /// <summary>Answers a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="reply">The answer.</param>
    public void ReplyToRequest(EventRequestBase request, EventReplyBase reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        reply.Dst = request.Src;
        if (!request.Answer.TrySetResult(reply))
        {
            Logger.LogDebug("{Request} of {App} has an answer already", request.GetType().Name, request.Src);
        }
    }

    /// <summary>Observes an event from now on; <see cref="RegisterHandler{TEvent}"/> says what is done with it.</summary>
    /// <param name="phases">The phases; none for all.</param>
    /// <typeparam name="TEvent">The class of the event, exactly.</typeparam>
    public void ObserveEvent<TEvent>(Dispatcher phases = Dispatcher.Any)
        where TEvent : EventBase => Manager.Observers.Add(typeof(TEvent), this, phases);

    /// <summary>Ends observing an event.</summary>
    /// <typeparam name="TEvent">The class of the event, exactly.</typeparam>
    public void UnobserveEvent<TEvent>()
        where TEvent : EventBase => Manager.Observers.Remove(typeof(TEvent), this);

    /// <summary>Adds a handler at run time.</summary>
    /// <param name="handler">What is done with the event, on the app's thread.</param>
    /// <param name="phases">The phases; none for all.</param>
    /// <typeparam name="TEvent">The class of the event, exactly.</typeparam>
    public void RegisterHandler<TEvent>(Func<TEvent, Task> handler, Dispatcher phases = Dispatcher.Any)
        where TEvent : EventBase =>
        Loop.Handlers.Add(typeof(TEvent), new EventHandling(handler.Method.Name, phases, ev => handler((TEvent)ev)));

    /// <summary>Starts something that goes on beside the handlers, on the app's thread whenever it does not wait: a timer, a poll. It
    /// should end when <see cref="Stopping"/> is cancelled; what it throws is logged.</summary>
    /// <param name="routine">What to do.</param>
    public void Spawn(Func<CancellationToken, Task> routine) => Loop.Spawn(routine);

    internal void Attach(AppManager manager, AppLoop loop, ILogger logger)
    {
        Manager = manager;
        Logger = logger;
        _loop = loop;
    }
}
