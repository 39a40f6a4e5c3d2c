using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vlcp.ObjectDb;

/// <summary>
/// An object of the database: an immutable record with a <see cref="DataObjectAttribute"/>, a public parameterless constructor, and its
/// attributes as public properties with init or set. Two objects are equal when their class and all attributes are, extras included.
/// </summary>
public abstract record DataObject
{
    // Not copied by "with": the copy may get another index value.
    private string? _key;

    /// <summary>An object without attributes.</summary>
    protected DataObject()
    {
    }

    /// <summary>The copy that "with" starts from.</summary>
    protected DataObject(DataObject original)
    {
        KvdbCreateTime = original.KvdbCreateTime;
        KvdbUpdateVersion = original.KvdbUpdateVersion;
        Extras = original.Extras;
    }

    /// <summary>The extras of an object that has none.</summary>
    public static ImmutableSortedDictionary<string, JsonNode?> NoExtras { get; } =
        ImmutableSortedDictionary.Create<string, JsonNode?>(StringComparer.Ordinal);

    /// <summary>The database key: the class's prefix and the escaped index values, joined by dots.</summary>
    [JsonIgnore]
    public string Key => _key ??= ObjectType.Of(GetType()).KeyOf(this);

    /// <summary>Microseconds since 1970-01-01 UTC by the store's clock when the object was created; null before it is stored.</summary>
    [JsonPropertyName("kvdb_createtime")]
    public long? KvdbCreateTime { get; init; }

    /// <summary>1 when created, one more for each later write; null before it is stored.</summary>
    [JsonPropertyName("kvdb_updateversion")]
    public long? KvdbUpdateVersion { get; init; }

    /// <summary>Attributes that the class does not declare, by name, stored verbatim. Nobody may change the nodes.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, JsonNode?> Extras { get; init; } = NoExtras;

    /// <summary>True when the other object is of the same class and its attributes and extras are equal.</summary>
    public virtual bool Equals(DataObject? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && EqualityContract == other.EqualityContract
            && KvdbCreateTime == other.KvdbCreateTime
            && KvdbUpdateVersion == other.KvdbUpdateVersion
            && SameExtras(Extras, other.Extras));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, KvdbCreateTime, KvdbUpdateVersion, Extras.Count);

    private static bool SameExtras(ImmutableSortedDictionary<string, JsonNode?> x, ImmutableSortedDictionary<string, JsonNode?> y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        return x.Count == y.Count && x.All(pair => y.TryGetValue(pair.Key, out var node) && JsonNode.DeepEquals(pair.Value, node));
    }
}
