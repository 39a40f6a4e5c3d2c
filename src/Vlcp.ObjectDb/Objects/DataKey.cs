using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>The text of keys: parts joined by dots, in each part "+" written "+_" and "." written "++".</summary>
public static class DataKey
{
    /// <summary>The key of the object of class <typeparamref name="T"/> with these index values.</summary>
    /// <exception cref="ArgumentException">The class has another number of index values.</exception>
    public static string Of<T>(params ReadOnlySpan<string> parts)
        where T : DataObject => ObjectType.Of<T>().KeyFor(parts);

    /// <summary>A strong reference to the object of class <typeparamref name="T"/> with these index values.</summary>
    public static StrongRef<T> Strong<T>(params ReadOnlySpan<string> parts)
        where T : DataObject => new(Of<T>(parts));

    /// <summary>A weak reference to the object of class <typeparamref name="T"/> with these index values.</summary>
    public static WeakRef<T> Weak<T>(params ReadOnlySpan<string> parts)
        where T : DataObject => new(Of<T>(parts));

    /// <summary>The keys of all objects of class <typeparamref name="T"/>.</summary>
    public static KeyRange RangeOf<T>()
        where T : DataObject => ObjectType.Of<T>().Range;

    /// <summary>One part as it stands in a key.</summary>
    public static string Escape(string part) =>
        part.AsSpan().ContainsAny('+', '.')
            ? part.Replace("+", "+_", StringComparison.Ordinal).Replace(".", "++", StringComparison.Ordinal)
            : part;

    /// <summary>The part that <see cref="Escape"/> was given.</summary>
    /// <exception cref="FormatException">A "+" is followed by neither "+" nor "_".</exception>
    public static string Unescape(ReadOnlySpan<char> escaped)
    {
        if (!escaped.Contains('+'))
        {
            return escaped.ToString();
        }

        var text = new char[escaped.Length];
        var length = 0;
        for (var i = 0; i < escaped.Length; i++)
        {
            text[length++] = escaped[i] != '+' ? escaped[i] : (++i < escaped.Length ? escaped[i] : '\0') switch
            {
                '+' => '.',
                '_' => '+',
                _ => throw new FormatException($"'{escaped}' is not an escaped part of a key."),
            };
        }

        return new string(text, 0, length);
    }

    /// <summary>The last index value in a key of an object that has index values.</summary>
    /// <exception cref="FormatException">The key is not well-formed.</exception>
    public static string LastPart(string key) => Unescape(key.AsSpan(key.LastIndexOf('.') + 1));

    /// <summary>The parts, each escaped, joined by dots.</summary>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        if (parts.Length == 1)
        {
            return Escape(parts[0]);
        }

        var escaped = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            escaped[i] = Escape(parts[i]);
        }

        return string.Join('.', escaped);
    }
}
