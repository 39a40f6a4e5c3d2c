using System.Reflection;
using Vlcp.Apps.Events;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Running;

/// <summary>The handlers of one app by the class of the event.</summary>
internal sealed class HandlerTable
{
    private readonly Lock _gate = new();
    private volatile Dictionary<Type, EventHandling[]> _byEvent = [];

    /// <summary>Handlers that read packets in place.</summary>
    public PacketHandling[] Packets { get; private set; } = [];

    /// <summary>What the app observes: event classes and the union of its handlers' phases.</summary>
    public IReadOnlyList<(Type Event, Dispatcher Phases)> Observed { get; private set; } = [];

    /// <summary>Finds the handlers among the methods of an app.</summary>
    /// <exception cref="AppException">A method with the attribute has not the signature of a handler.</exception>
    public static HandlerTable Collect(App app)
    {
        var table = new HandlerTable();
        List<(Type Event, Dispatcher Phases)> observed = [];
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var method in app.GetType().GetMethods(Members).OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            foreach (var attribute in method.GetCustomAttributes<ObserveAttribute>(inherit: false))
            {
                var type = table.Add(app, method, attribute);
                if (attribute.Subscribe)
                {
                    observed.Add((type, attribute.Phases));
                }
            }
        }
        table.Observed = [.. observed.GroupBy(o => o.Event).Select(g => (g.Key, Union(g.Select(o => o.Phases))))];
        return table;
    }

    public EventHandling[] Of(Type eventType) => _byEvent.GetValueOrDefault(eventType) ?? [];

    public void Add(Type eventType, EventHandling handling)
    {
        lock (_gate)
        {
            _byEvent = new(_byEvent) { [eventType] = [.. Of(eventType).Append(handling).OrderBy(h => h.Name, StringComparer.Ordinal)] };
        }
    }

    // A handler for all phases makes the app an observer in all phases.
    private static Dispatcher Union(IEnumerable<Dispatcher> phases) =>
        phases.Aggregate((Dispatcher?)null, (all, one) => all == Dispatcher.Any || one == Dispatcher.Any ? Dispatcher.Any : (all ?? one) | one) ?? Dispatcher.Any;

    private static App? TargetOf(App app, MethodInfo method) => method.IsStatic ? null : app;

    private Type Add(App app, MethodInfo method, ObserveAttribute attribute)
    {
        var parameters = method.GetParameters();
        if (parameters.Length == 2 && parameters[0].ParameterType == typeof(Datapath)
            && parameters[1].ParameterType == typeof(PacketInView).MakeByRefType() && method.ReturnType == typeof(void))
        {
            Packets = [.. Packets, new PacketHandling(method.Name, attribute.Phases, method.CreateDelegate<PacketHandler>(TargetOf(app, method)))];
            return typeof(EventOFPPacketIn);
        }
        if (parameters.Length != 1 || !typeof(EventBase).IsAssignableFrom(parameters[0].ParameterType)
            || (method.ReturnType != typeof(void) && method.ReturnType != typeof(Task) && method.ReturnType != typeof(ValueTask)))
        {
            throw new AppException(
                $"{app.GetType().Name}.{method.Name} has [Observe], but is no handler: it must have one parameter, an event (or Datapath and in PacketInView), "
                + "and return void, Task or ValueTask");
        }
        var eventType = attribute.EventType ?? parameters[0].ParameterType;
        if (!parameters[0].ParameterType.IsAssignableFrom(eventType))
        {
            throw new AppException($"{app.GetType().Name}.{method.Name} observes {eventType.Name}, but its parameter is a {parameters[0].ParameterType.Name}");
        }
        var bind = GetType().GetMethod(nameof(Bind), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(parameters[0].ParameterType);
        Add(eventType, new EventHandling(method.Name, attribute.Phases, (Func<EventBase, Task?>)bind.Invoke(null, [app, method])!));
        return eventType;
    }

    private static Func<EventBase, Task?> Bind<TEvent>(App app, MethodInfo method)
        where TEvent : EventBase
    {
        if (method.ReturnType == typeof(Task))
        {
            var call = method.CreateDelegate<Func<TEvent, Task>>(TargetOf(app, method));
            return ev => call((TEvent)ev);
        }
        if (method.ReturnType == typeof(ValueTask))
        {
            var call = method.CreateDelegate<Func<TEvent, ValueTask>>(TargetOf(app, method));
            return ev => call((TEvent)ev).AsTask();
        }
        var action = method.CreateDelegate<Action<TEvent>>(TargetOf(app, method));
        return ev =>
        {
            action((TEvent)ev);
            return null;
        };
    }
}
