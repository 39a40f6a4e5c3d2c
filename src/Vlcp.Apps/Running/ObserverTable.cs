namespace Vlcp.Apps.Running;

/// <summary>Who observes what. Readers take whole lists, so a change never disturbs a delivery.</summary>
internal sealed class ObserverTable
{
    private readonly Lock _gate = new();
    private volatile Dictionary<Type, Observer[]> _byEvent = [];

    /// <summary>Counts changes, so that others can keep what they have looked up.</summary>
    public int Version { get; private set; }

    public Observer[] Of(Type eventType) => _byEvent.GetValueOrDefault(eventType) ?? [];

    /// <summary>Adds an observer; one that is there gets the new phases.</summary>
    public void Add(Type eventType, App app, Dispatcher phases) =>
        Change(eventType, observers => [.. observers.Where(o => o.App != app), new Observer(app, phases)]);

    public void Remove(Type eventType, App app) => Change(eventType, observers => [.. observers.Where(o => o.App != app)]);

    public void RemoveAll(App app)
    {
        foreach (var eventType in _byEvent.Keys)
        {
            Remove(eventType, app);
        }
    }

    private void Change(Type eventType, Func<Observer[], Observer[]> change)
    {
        lock (_gate)
        {
            _byEvent = new(_byEvent) { [eventType] = change(Of(eventType)) };
            Version++;
        }
    }
}
