using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>What there is to know about a class of data objects, read once from its attributes.</summary>
public sealed class ObjectType
{
    private static readonly ConcurrentDictionary<Type, ObjectType> Known = new();

    private readonly ImmutableArray<ObjectAttribute> _keyParts;
    private readonly Func<DataObject> _create;

    private ObjectType(Type type)
    {
        var declaration = type.GetCustomAttribute<DataObjectAttribute>(inherit: false)
            ?? throw new ArgumentException($"{type} has no [DataObject].");
        var constructor = type.GetConstructor(Type.EmptyTypes)
            ?? throw new ArgumentException($"{type} has no public parameterless constructor.");
        ClrType = type;
        Prefix = declaration.Prefix;
        TypeName = declaration.TypeName ?? type.FullName!;
        _create = () => (DataObject)constructor.Invoke(null);
        Attributes = ReadAttributes(type);
        _keyParts = [.. Attributes.Where(attribute => attribute.KeyPosition is not null).OrderBy(attribute => attribute.KeyPosition)];
        if (_keyParts.Where((part, position) => part.KeyPosition != position).Any())
        {
            throw new ArgumentException($"The key parts of {type} are not numbered 0, 1, 2 and so on.");
        }

        Range = _keyParts.IsEmpty ? new KeyRange(Prefix, Prefix + "\0") : KeyRange.Prefix(Prefix + ".");
        UniqueIndexes = [.. type.GetCustomAttributes<UniqueIndexAttribute>(inherit: false)
            .Select(index => new ObjectIndex(IndexKeys.Unique, Prefix, index.Name, AttributesNamed(index.Attributes)))];
        Memberships = [.. type.GetCustomAttributes<MembershipIndexAttribute>(inherit: false)
            .Select(index => new ObjectIndex(IndexKeys.Member, Prefix, index.Name, AttributesNamed(index.Attributes)))];
        Owners = [.. type.GetCustomAttributes<OwnedByAttribute>(inherit: false)
            .Select(owner => new ObjectOwner(Attributes.First(attribute => attribute.PropertyName == owner.Property), owner.Owner))];
    }

    /// <summary>The CLR class.</summary>
    public Type ClrType { get; }

    /// <summary>First part of the keys.</summary>
    public string Prefix { get; }

    /// <summary>The name in dumps.</summary>
    public string TypeName { get; }

    /// <summary>Key parts first, then the other attributes as declared, then create time and update version.</summary>
    public ImmutableArray<ObjectAttribute> Attributes { get; }

    /// <summary>The unique indices.</summary>
    public ImmutableArray<ObjectIndex> UniqueIndexes { get; }

    /// <summary>The memberships.</summary>
    public ImmutableArray<ObjectIndex> Memberships { get; }

    /// <summary>The keys of all objects of the class.</summary>
    public KeyRange Range { get; }

    /// <summary>Number of index values in a key.</summary>
    public int KeyPartCount => _keyParts.Length;

    internal ImmutableArray<ObjectOwner> Owners { get; }

    /// <summary>The description of a class.</summary>
    /// <exception cref="ArgumentException">The class is not a proper class of data objects.</exception>
    public static ObjectType Of(Type type) => Known.GetOrAdd(type, static type => new ObjectType(type));

    /// <summary>The description of a class.</summary>
    /// <exception cref="ArgumentException">The class is not a proper class of data objects.</exception>
    public static ObjectType Of<T>()
        where T : DataObject => Cache<T>.Value;

    /// <summary>The key of the object with these index values.</summary>
    /// <exception cref="ArgumentException">The class has another number of index values.</exception>
    public string KeyFor(params ReadOnlySpan<string> parts)
    {
        if (parts.Length != _keyParts.Length)
        {
            throw new ArgumentException($"A key of '{Prefix}' has {_keyParts.Length} index values, not {parts.Length}.", nameof(parts));
        }

        return parts.Length == 0 ? Prefix : $"{Prefix}.{DataKey.Join(parts)}";
    }

    /// <summary>The keys of all objects of this class with these first index values.</summary>
    /// <exception cref="ArgumentException">The keys of the class don't have more index values than these.</exception>
    public KeyRange RangeFor(params ReadOnlySpan<string> firstParts)
    {
        if (firstParts.Length >= _keyParts.Length)
        {
            throw new ArgumentException($"A key of '{Prefix}' has {_keyParts.Length} index values: a range is named by fewer than that, not by {firstParts.Length}.", nameof(firstParts));
        }

        return firstParts.IsEmpty ? Range : KeyRange.Prefix($"{Prefix}.{DataKey.Join(firstParts)}.");
    }

    /// <summary>The key of an object of this class.</summary>
    /// <exception cref="InvalidOperationException">An index value is null.</exception>
    public string KeyOf(DataObject target)
    {
        var parts = new string[_keyParts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = _keyParts[i].GetText(target)
                ?? throw new InvalidOperationException($"The index attribute '{_keyParts[i].Name}' of a '{Prefix}' is null.");
        }

        return KeyFor(parts);
    }

    /// <summary>True when the key is one of this class.</summary>
    public bool OwnsKey(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal)
        && (_keyParts.IsEmpty ? key.Length == Prefix.Length : key.Length > Prefix.Length && key[Prefix.Length] == '.');

    /// <summary>The index of a name.</summary>
    /// <exception cref="ArgumentException">There is no such unique index.</exception>
    public ObjectIndex UniqueIndex(string name) => Named(UniqueIndexes, name, "unique index");

    /// <summary>The membership of a name.</summary>
    /// <exception cref="ArgumentException">There is no such membership.</exception>
    public ObjectIndex Membership(string name) => Named(Memberships, name, "membership");

    /// <summary>A new object with nothing but the index values of its key.</summary>
    /// <exception cref="UndecodableObjectException">The key is not one of this class.</exception>
    internal DataObject Create(string key)
    {
        if (!OwnsKey(key))
        {
            throw new UndecodableObjectException(key, $"the key is not one of '{Prefix}'.");
        }

        var created = _create();
        var rest = key.AsSpan(Math.Min(key.Length, Prefix.Length + 1));
        foreach (var part in _keyParts)
        {
            var dot = rest.IndexOf('.');
            var last = part.KeyPosition == _keyParts.Length - 1;
            if (last != dot < 0)
            {
                throw new UndecodableObjectException(key, $"a key of '{Prefix}' has {_keyParts.Length} index values.");
            }

            part.SetFromKey(created, DataKey.Unescape(last ? rest : rest[..dot]));
            rest = last ? [] : rest[(dot + 1)..];
        }

        return created;
    }

    private static ImmutableArray<ObjectAttribute> ReadAttributes(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.CanWrite && property.GetIndexParameters().Length == 0
                && property.GetCustomAttribute<JsonIgnoreAttribute>() is null);
        var make = typeof(ObjectType).GetMethod(nameof(MakeAttribute), BindingFlags.Static | BindingFlags.NonPublic)!;
        return [.. properties
            .Select(property => (ObjectAttribute)make.MakeGenericMethod(type, property.PropertyType).Invoke(null, [property])!)
            .OrderBy(attribute => attribute.KeyPosition ?? (attribute.Name.StartsWith("kvdb_", StringComparison.Ordinal) ? 2000 : 1000))];
    }

    private static TypedObjectAttribute<TObject, TValue> MakeAttribute<TObject, TValue>(PropertyInfo property)
        where TObject : DataObject =>
        new(
            property,
            property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
            property.GetCustomAttribute<KeyPartAttribute>()?.Position);

    private static ObjectIndex Named(ImmutableArray<ObjectIndex> indexes, string name, string kind)
    {
        foreach (var index in indexes)
        {
            if (index.Name == name)
            {
                return index;
            }
        }

        throw new ArgumentException($"There is no {kind} '{name}'.", nameof(name));
    }

    private ImmutableArray<ObjectAttribute> AttributesNamed(string[] names) =>
        [.. names.Select(name => Attributes.FirstOrDefault(attribute => attribute.Name == name)
            ?? throw new ArgumentException($"{ClrType} has no attribute '{name}'."))];

    private static class Cache<T>
        where T : DataObject
    {
        public static readonly ObjectType Value = Known.GetOrAdd(typeof(T), static type => new ObjectType(type));
    }
}
