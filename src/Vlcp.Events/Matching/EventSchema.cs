using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Vlcp.Events;

/// <summary>The index layout of one event class: for every class from the root down its identity, then its own indices.</summary>
internal sealed class EventSchema
{
    private static readonly ConditionalWeakTable<Type, EventSchema> Known = [];

    private readonly Type type;
    private readonly Slot[] slots;
    private readonly Func<Event, object?>[] readers;

    private EventSchema(Type type)
    {
        this.type = type;
        slots = [.. Layout(type)];
        readers = [.. slots.Where(slot => slot.Property is not null).Select(slot => Reader(slot.Property!))];
    }

    /// <summary>The outermost event class, which all classes of one family have in common; null for <see cref="Event"/> itself.</summary>
    public Type? RootIdentity => slots.Length > 0 ? slots[0].Identity : null;

    public string Name => type.Name;

    public static EventSchema For(Type type) => Known.GetValue(type, static type => new EventSchema(type));

    public object?[] ReadProperties(Event ev) => Array.ConvertAll(readers, read => read(ev));

    /// <summary>Merges index values with the class identities; missing values end the tuple, surplus ones are appended.</summary>
    public object[] Compose(object?[] values)
    {
        var tuple = new List<object>(slots.Length);
        var next = 0;
        foreach (var slot in slots)
        {
            if (slot.Identity is not null)
            {
                tuple.Add(slot.Identity);
            }
            else if (next == values.Length)
            {
                return [.. tuple];
            }
            else
            {
                tuple.Add(values[next++] ?? throw NullIndex(slot.Property!.Name));
            }
        }

        for (; next < values.Length; next++)
        {
            tuple.Add(values[next] ?? throw NullIndex($"index {next}"));
        }

        return [.. tuple];
    }

    /// <summary>The tuple of a matcher; null is a wildcard. Wildcards at the end are left off.</summary>
    public object?[] ComposeMatcher(ReadOnlySpan<object?> values)
    {
        var tuple = new List<object?>(slots.Length);
        var next = 0;
        foreach (var slot in slots)
        {
            tuple.Add(slot.Identity ?? Checked(slot.Property!, next < values.Length ? values[next++] : null));
        }

        while (next < values.Length)
        {
            tuple.Add(values[next++]);
        }

        while (tuple.Count > 0 && tuple[^1] is null)
        {
            tuple.RemoveAt(tuple.Count - 1);
        }

        return [.. tuple];
    }

    public void RequireAtMost(int count)
    {
        // A class that builds its own tuple may append indices that no property declares.
        if (count > readers.Length && !BuildsItsOwnTuple())
        {
            throw new ArgumentException($"{type.Name} has {readers.Length} indices, but {count} values were given.");
        }
    }

    /// <summary>Position of an index in the full tuple.</summary>
    public int PositionOf(string property)
    {
        var position = Array.FindIndex(slots, slot => slot.Property?.Name == property);
        return position >= 0
            ? position
            : throw new ArgumentException($"{type.Name} has no index named '{property}'.", nameof(property));
    }

    public object Checked(int position, object value) => Checked(slots[position].Property!, value)!;

    private object? Checked(PropertyInfo property, object? value)
    {
        var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value is null || wanted.IsInstanceOfType(value)
            ? value
            : throw new ArgumentException(
                $"{type.Name}.{property.Name} is of type {wanted.Name}: '{value}' of type {value.GetType().Name} can never match.");
    }

    private bool BuildsItsOwnTuple() =>
        type.GetMethod("ReadIndices", BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType != typeof(Event);

    private InvalidOperationException NullIndex(string name) =>
        new($"{type.Name}.{name} is an index of the event and must not be null.");

    private static List<Slot> Layout(Type type)
    {
        if (type == typeof(Event))
        {
            return [];
        }

        var layout = Layout(type.BaseType!);
        layout.Add(new Slot(type, null));
        layout.AddRange(type
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Select(property => (property, index: property.GetCustomAttribute<EventIndexAttribute>()))
            .Where(declared => declared.index is not null)
            .OrderBy(declared => declared.index!.Order)
            .Select(declared => new Slot(null, declared.property)));
        return layout;
    }

    private static Func<Event, object?> Reader(PropertyInfo property)
    {
        var ev = Expression.Parameter(typeof(Event));
        var value = Expression.Property(Expression.Convert(ev, property.DeclaringType!), property);
        return Expression.Lambda<Func<Event, object?>>(Expression.Convert(value, typeof(object)), ev).Compile();
    }

    private readonly record struct Slot(Type? Identity, PropertyInfo? Property);
}
