using System.Text;
using System.Text.Json;

namespace Vlcp.ObjectDb;

/// <summary>One attribute of a class of data objects.</summary>
public abstract class ObjectAttribute
{
    private protected ObjectAttribute(string propertyName, string name, int? keyPosition)
    {
        PropertyName = propertyName;
        Name = name;
        KeyPosition = keyPosition;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        EncodedName = JsonEncodedText.Encode(name, ObjectJson.Options.Encoder);
    }

    /// <summary>Name of the CLR property.</summary>
    public string PropertyName { get; }

    /// <summary>Name in JSON.</summary>
    public string Name { get; }

    /// <summary>Place in the key, or null for an ordinary attribute.</summary>
    public int? KeyPosition { get; }

    /// <summary>CLR type of the value.</summary>
    public abstract Type ValueType { get; }

    internal byte[] Utf8Name { get; }

    internal JsonEncodedText EncodedName { get; }

    /// <summary>The value.</summary>
    public abstract object? Get(DataObject target);

    /// <summary>The value as it counts in keys and indices (a reference by its key, numbers in invariant form), or null.</summary>
    public string? GetText(DataObject target) => TextOf(Get(target));

    internal static string? TextOf(object? value) => value switch
    {
        null => null,
        string text => text,
        IObjectReference reference => reference.Key,
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Writes name and value, nothing when the value is null.</summary>
    internal abstract void Write(Utf8JsonWriter writer, DataObject target);

    /// <summary>Reads the value at the reader's current token.</summary>
    internal abstract void Read(ref Utf8JsonReader reader, DataObject target);

    /// <summary>Sets the value from a part of the key.</summary>
    internal abstract void SetFromKey(DataObject target, string text);
}
