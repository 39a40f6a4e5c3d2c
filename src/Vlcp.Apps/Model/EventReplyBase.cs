namespace Vlcp.Apps;

/// <summary>The answer to an <see cref="EventRequestBase"/>.</summary>
public abstract class EventReplyBase : EventBase
{
    /// <summary>The app that asked.</summary>
    public string? Dst { get; internal set; }
}
