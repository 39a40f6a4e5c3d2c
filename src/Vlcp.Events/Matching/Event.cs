namespace Vlcp.Events;

/// <summary>
/// Something that happened, or something that is asked for. Receivers select events by their indices with an
/// <see cref="EventMatcher{TEvent}"/>; all receivers of one event get the same object and may answer through it.
/// </summary>
/// <remarks>
/// Indices are the properties marked with <see cref="EventIndexAttribute"/>. A class has all indices of its parent, then its
/// own identity, then its own indices, so that an event also matches matchers of its parent classes and never the reverse.
/// </remarks>
public abstract class Event
{
    private object[]? indices;

    /// <summary>
    /// False makes this a blocking event: until a receiver sets it to true, the event goes back to the front of its queue and
    /// holds up what is behind it, and it is delivered again when a new matching matcher is registered.
    /// </summary>
    public bool CanIgnore { get; set; } = true;

    /// <summary>
    /// Asked after a blocking event was delivered without being accepted: true drops the event, for instance because the
    /// connection that it belongs to is gone. Blocked events are asked again only after <see cref="Scheduler.Ignore"/>.
    /// </summary>
    public virtual bool CanIgnoreNow() => false;

    /// <summary>
    /// The values of the declared indices, from the root class to this class, without class identities. Override it to
    /// save the reflection, to add indices at the end, or to leave some off at the end: an event with fewer indices only
    /// matches matchers that are no longer than itself.
    /// </summary>
    protected virtual object?[] ReadIndices() => EventSchema.For(GetType()).ReadProperties(this);

    /// <summary>All index values with the class identities.</summary>
    /// <exception cref="InvalidOperationException">An index value is null.</exception>
    internal object[] Indices => indices ??= EventSchema.For(GetType()).Compose(ReadIndices());
}
