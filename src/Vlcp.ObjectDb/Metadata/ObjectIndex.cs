using System.Collections;
using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>A unique index or a membership of a class, with the keys of its entries.</summary>
public sealed class ObjectIndex
{
    private readonly string _prefix;
    private readonly ImmutableArray<ObjectAttribute> _attributes;

    internal ObjectIndex(string kind, string classPrefix, string name, ImmutableArray<ObjectAttribute> attributes)
    {
        Name = name;
        _attributes = attributes;
        _prefix = $"{kind}{DataKey.Join(classPrefix, name)}.";
    }

    /// <summary>The index's name.</summary>
    public string Name { get; }

    /// <summary>JSON names of the attributes.</summary>
    public IEnumerable<string> AttributeNames => _attributes.Select(attribute => attribute.Name);

    /// <summary>The key of the entry for these values.</summary>
    /// <exception cref="ArgumentException">The index has another number of attributes.</exception>
    public string KeyFor(params ReadOnlySpan<string> values)
    {
        if (values.Length != _attributes.Length)
        {
            throw new ArgumentException($"The index '{Name}' has {_attributes.Length} attributes, not {values.Length}.", nameof(values));
        }

        return _prefix + DataKey.Escape(DataKey.Join(values));
    }

    /// <summary>The range of the membership entries for these values.</summary>
    public KeyRange MembersOf(params ReadOnlySpan<string> values) => KeyRange.Prefix(KeyFor(values) + ".");

    /// <summary>The object's values, or null when one is absent.</summary>
    internal string[]? ValuesOf(DataObject target)
    {
        var values = new string[_attributes.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (_attributes[i].GetText(target) is not { } text)
            {
                return null;
            }

            values[i] = text;
        }

        return values;
    }

    /// <summary>The keys of the object's membership entries.</summary>
    internal IEnumerable<string> MemberEntriesOf(DataObject target)
    {
        if (_attributes.Length == 1 && _attributes[0].Get(target) is IEnumerable list and not string)
        {
            foreach (var item in list)
            {
                if (ObjectAttribute.TextOf(item) is { } text)
                {
                    yield return MemberEntry(target.Key, text);
                }
            }
        }
        else if (ValuesOf(target) is { } values)
        {
            yield return MemberEntry(target.Key, values);
        }
    }

    /// <summary>Key of the object that a membership entry stands for.</summary>
    public static string MemberKey(string entry) => DataKey.Unescape(entry.AsSpan(entry.LastIndexOf('.') + 1));

    private string MemberEntry(string objectKey, params ReadOnlySpan<string> values) => $"{KeyFor(values)}.{DataKey.Escape(objectKey)}";
}
