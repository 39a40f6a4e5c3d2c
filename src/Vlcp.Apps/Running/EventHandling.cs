namespace Vlcp.Apps.Running;

/// <summary>One handler of an event.</summary>
/// <param name="Name">The method's name; handlers of one event run in the order of their names.</param>
/// <param name="Phases">The phases in which it is called; none for all.</param>
/// <param name="Invoke">Calls the method; null means that it has ended.</param>
internal sealed record EventHandling(string Name, Dispatcher Phases, Func<EventBase, Task?> Invoke)
{
    public bool Wants(Dispatcher phase) => phase == Dispatcher.Any || Phases == Dispatcher.Any || (Phases & phase) != 0;
}
