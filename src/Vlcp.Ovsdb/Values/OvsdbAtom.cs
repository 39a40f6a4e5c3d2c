using System.Globalization;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>One atomic value of OVSDB. Equal when kind and content are equal; ordered by kind, then content.</summary>
public readonly record struct OvsdbAtom : IComparable<OvsdbAtom>
{
    private readonly object content;

    private OvsdbAtom(OvsdbAtomKind kind, object content)
    {
        Kind = kind;
        this.content = content;
    }

    /// <summary>What it is.</summary>
    public OvsdbAtomKind Kind { get; }

    /// <summary>The number of an integer.</summary>
    /// <exception cref="OvsdbValueException">It is not an integer.</exception>
    public long AsInteger() => Expect<long>("an integer");

    /// <summary>The number of a real, or of an integer: a real without fraction is written like one.</summary>
    /// <exception cref="OvsdbValueException">It is not a number.</exception>
    public double AsReal() => Kind == OvsdbAtomKind.Integer ? (long)content : Expect<double>("a real");

    /// <summary>The content of a boolean.</summary>
    /// <exception cref="OvsdbValueException">It is not a boolean.</exception>
    public bool AsBoolean() => Expect<bool>("a boolean");

    /// <summary>The text of a string.</summary>
    /// <exception cref="OvsdbValueException">It is not a string.</exception>
    public string AsString() => Kind == OvsdbAtomKind.String ? (string)content : throw NotA("a string");

    /// <summary>The identity of a row.</summary>
    /// <exception cref="OvsdbValueException">It is not a uuid.</exception>
    public Guid AsUuid() => Expect<Guid>("a uuid");

    /// <summary>An integer.</summary>
    public static OvsdbAtom Integer(long value) => new(OvsdbAtomKind.Integer, value);

    /// <summary>A real.</summary>
    public static OvsdbAtom Real(double value) => new(OvsdbAtomKind.Real, value);

    /// <summary>A boolean.</summary>
    public static OvsdbAtom Boolean(bool value) => new(OvsdbAtomKind.Boolean, value);

    /// <summary>A string.</summary>
    public static OvsdbAtom String(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(OvsdbAtomKind.String, value);
    }

    /// <summary>The identity of a row.</summary>
    public static OvsdbAtom Uuid(Guid value) => new(OvsdbAtomKind.Uuid, value);

    /// <summary>A row that the same transaction inserts under this name (letters, digits and underscores).</summary>
    public static OvsdbAtom NamedUuid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(OvsdbAtomKind.NamedUuid, name);
    }

    /// <summary>An integer.</summary>
    public static implicit operator OvsdbAtom(long value) => Integer(value);

    /// <summary>A real.</summary>
    public static implicit operator OvsdbAtom(double value) => Real(value);

    /// <summary>A boolean.</summary>
    public static implicit operator OvsdbAtom(bool value) => Boolean(value);

    /// <summary>A string.</summary>
    public static implicit operator OvsdbAtom(string value) => String(value);

    /// <summary>The identity of a row.</summary>
    public static implicit operator OvsdbAtom(Guid value) => Uuid(value);

    /// <inheritdoc/>
    public int CompareTo(OvsdbAtom other)
    {
        var byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : Kind switch
        {
            OvsdbAtomKind.String or OvsdbAtomKind.NamedUuid => string.CompareOrdinal((string)content, (string)other.content),
            _ => content is null ? 0 : ((IComparable)content).CompareTo(other.content),
        };
    }

    /// <summary>Orders atoms.</summary>
    public static bool operator <(OvsdbAtom left, OvsdbAtom right) => left.CompareTo(right) < 0;

    /// <summary>Orders atoms.</summary>
    public static bool operator <=(OvsdbAtom left, OvsdbAtom right) => left.CompareTo(right) <= 0;

    /// <summary>Orders atoms.</summary>
    public static bool operator >(OvsdbAtom left, OvsdbAtom right) => left.CompareTo(right) > 0;

    /// <summary>Orders atoms.</summary>
    public static bool operator >=(OvsdbAtom left, OvsdbAtom right) => left.CompareTo(right) >= 0;

    /// <summary>The content alone, for logs.</summary>
    public override string ToString() => Convert.ToString(content, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Writes the JSON form of RFC 7047 section 5.1.</summary>
    internal void WriteTo(Utf8JsonWriter json)
    {
        switch (Kind)
        {
            case OvsdbAtomKind.Integer:
                json.WriteNumberValue((long)(content ?? 0L));
                break;
            case OvsdbAtomKind.Real:
                json.WriteNumberValue((double)content);
                break;
            case OvsdbAtomKind.Boolean:
                json.WriteBooleanValue((bool)content);
                break;
            case OvsdbAtomKind.String:
                json.WriteStringValue((string)content);
                break;
            default:
                json.WriteStartArray();
                json.WriteStringValue(Kind == OvsdbAtomKind.Uuid ? "uuid" : "named-uuid");
                json.WriteStringValue(content.ToString());
                json.WriteEndArray();
                break;
        }
    }

    private T Expect<T>(string what) => content is T value ? value : throw NotA(what);

    private OvsdbValueException NotA(string what) => new($"The OVSDB value '{this}' is {Kind}, not {what}.");
}
