namespace Vlcp.Apps.Running;

/// <summary>An app that gets an event, and in which phases.</summary>
internal sealed record Observer(App App, Dispatcher Phases)
{
    public bool Wants(Dispatcher phase) => phase == Dispatcher.Any || Phases == Dispatcher.Any || (Phases & phase) != 0;
}
