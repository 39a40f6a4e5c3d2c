namespace Vlcp.Apps;

/// <summary>A question of one app to another. The answer does not pass through the queue of the app that asked.</summary>
/// <param name="destination">The name of the app that is asked.</param>
public abstract class EventRequestBase(string destination) : EventBase
{
    /// <summary>The app that is asked.</summary>
    public string Dst { get; } = destination;

    /// <summary>The app that asks.</summary>
    public string? Src { get; internal set; }

    internal TaskCompletionSource<EventReplyBase> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
