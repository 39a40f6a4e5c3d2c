namespace Vlcp.Apps.Running;

/// <summary>What waits in the queue of an app: an event with the phase at the time of sending, or work of another kind.</summary>
internal readonly record struct QueuedEvent(EventBase? Event, Dispatcher Phase, IQueuedWork? Work = null)
{
    public QueuedEvent(IQueuedWork work)
        : this(null, Dispatcher.Any, work)
    {
    }
}
