namespace Vlcp.Apps;

/// <summary>An event: what apps tell each other, and what the controller tells apps. Handlers are found by the exact class. An event
/// goes to several apps that run at the same time, so it should not change after it was sent.</summary>
public abstract class EventBase;
