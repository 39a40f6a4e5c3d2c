namespace Vlcp.Events;

/// <summary>An event and the matcher that selected it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Matcher">The first of the receiver's matchers that the event matches.</param>
public readonly record struct MatchedEvent(Event Event, EventMatcher Matcher);
