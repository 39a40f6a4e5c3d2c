using System.Collections.Immutable;
using System.Reflection;

namespace Vlcp.ObjectDb;

/// <summary>
/// The classes that a database knows by their keys. Reading and writing with a class needs no registration; deleting by key and reading
/// as the base class do, so modules register their classes when they are loaded.
/// </summary>
public sealed class ObjectSchema
{
    private ImmutableDictionary<string, ObjectType> _types = ImmutableDictionary.Create<string, ObjectType>(StringComparer.Ordinal);

    /// <summary>A schema of these classes.</summary>
    public ObjectSchema(params ReadOnlySpan<Type> types) => Add(types);

    /// <summary>The known classes.</summary>
    public IEnumerable<ObjectType> Types => _types.Values;

    /// <summary>Adds classes; known ones are left alone.</summary>
    /// <exception cref="ArgumentException">Another class has the same prefix, or a class is not a proper one.</exception>
    public void Add(params ReadOnlySpan<Type> types)
    {
        foreach (var type in types)
        {
            Add(ObjectType.Of(type));
        }
    }

    /// <summary>Adds every class of an assembly that has a <see cref="DataObjectAttribute"/>.</summary>
    public void AddAssembly(Assembly assembly) =>
        Add([.. assembly.GetTypes().Where(type => !type.IsAbstract && type.GetCustomAttribute<DataObjectAttribute>(inherit: false) is not null)]);

    /// <summary>The class whose objects have such keys, or null.</summary>
    public ObjectType? Resolve(string key)
    {
        var types = _types;
        if (types.TryGetValue(key, out var singleton) && singleton.OwnsKey(key))
        {
            return singleton;
        }

        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
        {
            if (types.TryGetValue(key[..dot], out var type) && type.OwnsKey(key))
            {
                return type;
            }
        }

        return null;
    }

    internal void Add(ObjectType type)
    {
        if (_types.TryGetValue(type.Prefix, out var known) && ReferenceEquals(known, type))
        {
            return;
        }

        var added = ImmutableInterlocked.GetOrAdd(ref _types, type.Prefix, type);
        if (!ReferenceEquals(added, type))
        {
            throw new ArgumentException($"The prefix '{type.Prefix}' belongs to both {added.ClrType} and {type.ClrType}.");
        }
    }
}
