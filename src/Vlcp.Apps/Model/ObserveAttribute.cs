namespace Vlcp.Apps;

/// <summary>
/// Makes a method of an app the handler of an event, and the app an observer of it. The method has one parameter, the event; or, for packets
/// at full speed, the two parameters <see cref="Datapath"/> and <c>in PacketInView</c>. It returns nothing, a Task or a ValueTask.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ObserveAttribute : Attribute
{
    /// <summary>Handles the event that is the method's parameter.</summary>
    /// <param name="phases">The phases in which the method is called; none for all.</param>
    public ObserveAttribute(Dispatcher phases = Dispatcher.Any) => Phases = phases;

    /// <summary>Handles an event; the method's parameter may be of a base class.</summary>
    /// <param name="eventType">The class of the event, exactly.</param>
    /// <param name="phases">The phases in which the method is called; none for all.</param>
    public ObserveAttribute(Type eventType, Dispatcher phases = Dispatcher.Any)
    {
        EventType = eventType;
        Phases = phases;
    }

    /// <summary>The class of the event, or null for that of the parameter.</summary>
    public Type? EventType { get; }

    /// <summary>The phases.</summary>
    public Dispatcher Phases { get; }

    /// <summary>Whether the app also becomes an observer. Without, the handler sees only events that are sent to the app by name.</summary>
    public bool Subscribe { get; init; } = true;
}
