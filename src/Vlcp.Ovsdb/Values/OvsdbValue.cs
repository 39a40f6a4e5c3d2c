using System.Collections.Immutable;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>
/// The content of a column: a set or a map of atoms (RFC 7047 section 5.1). A single atom is a set of one, as in the protocol, so
/// what one server writes as <c>"a"</c> and another as <c>["set",["a"]]</c> is equal. Order does not count.
/// </summary>
public sealed class OvsdbValue : IEquatable<OvsdbValue>
{
    private OvsdbValue(bool isMap, ImmutableArray<OvsdbAtom> atoms, ImmutableArray<OvsdbAtom> mapped)
    {
        IsMap = isMap;
        Atoms = atoms;
        Mapped = mapped;
    }

    /// <summary>The set of nothing: the usual way to say that an optional column has no value.</summary>
    public static OvsdbValue Empty { get; } = new(false, [], []);

    /// <summary>True for a map, false for a set or a single atom.</summary>
    public bool IsMap { get; }

    /// <summary>Atoms of the set, or pairs of the map.</summary>
    public int Count => Atoms.Length;

    /// <summary>The members of a set, or the keys of a map; sorted, none twice.</summary>
    public ImmutableArray<OvsdbAtom> Atoms { get; }

    /// <summary>The values of a map, in the order of its keys; empty for a set.</summary>
    public ImmutableArray<OvsdbAtom> Mapped { get; }

    /// <summary>A single atom.</summary>
    public static OvsdbValue Of(OvsdbAtom atom) => new(false, [atom], []);

    /// <summary>A set. Doubles count once.</summary>
    public static OvsdbValue Set(params IEnumerable<OvsdbAtom> atoms) => new(false, [.. atoms.Distinct().Order()], []);

    /// <summary>A map.</summary>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public static OvsdbValue Map(IEnumerable<KeyValuePair<OvsdbAtom, OvsdbAtom>> pairs)
    {
        var sorted = pairs.OrderBy(pair => pair.Key).ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Key == sorted[i - 1].Key)
            {
                throw new ArgumentException($"The key '{sorted[i].Key}' is in the map twice.", nameof(pairs));
            }
        }
        return new(true, [.. sorted.Select(pair => pair.Key)], [.. sorted.Select(pair => pair.Value)]);
    }

    /// <summary>A map from strings to strings, such as <c>external_ids</c>.</summary>
    public static OvsdbValue Map(IEnumerable<KeyValuePair<string, string>> pairs) =>
        Map(pairs.Select(pair => KeyValuePair.Create<OvsdbAtom, OvsdbAtom>(pair.Key, pair.Value)));

    /// <summary>A single atom.</summary>
    public static implicit operator OvsdbValue(OvsdbAtom atom) => Of(atom);

    /// <summary>A single integer.</summary>
    public static implicit operator OvsdbValue(long value) => Of(value);

    /// <summary>A single real.</summary>
    public static implicit operator OvsdbValue(double value) => Of(value);

    /// <summary>A single boolean.</summary>
    public static implicit operator OvsdbValue(bool value) => Of(value);

    /// <summary>A single string.</summary>
    public static implicit operator OvsdbValue(string value) => Of(value);

    /// <summary>A single uuid.</summary>
    public static implicit operator OvsdbValue(Guid value) => Of(value);

    /// <summary>Reads the JSON form of RFC 7047 section 5.1.</summary>
    /// <exception cref="JsonRpcProtocolException">It is none.</exception>
    public static OvsdbValue Parse(JsonElement json) => OvsdbValueReader.Read(json);

    /// <summary>The only atom.</summary>
    /// <exception cref="OvsdbValueException">It is a map, or has not exactly one member.</exception>
    public OvsdbAtom Single() => !IsMap && Count == 1 ? Atoms[0] : throw new OvsdbValueException($"'{this}' is not a single OVSDB value.");

    /// <summary>The only integer.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public long AsInteger() => Single().AsInteger();

    /// <summary>The only real.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public double AsReal() => Single().AsReal();

    /// <summary>The only boolean.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public bool AsBoolean() => Single().AsBoolean();

    /// <summary>The only string.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public string AsString() => Single().AsString();

    /// <summary>The only uuid.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public Guid AsUuid() => Single().AsUuid();

    /// <summary>The integer of an optional column, or null when it is empty.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public long? AsOptionalInteger() => IsNone ? null : AsInteger();

    /// <summary>The string of an optional column, or null when it is empty.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public string? AsOptionalString() => IsNone ? null : AsString();

    /// <summary>The uuid of an optional column, or null when it is empty.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public Guid? AsOptionalUuid() => IsNone ? null : AsUuid();

    /// <summary>The strings of a set.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public IEnumerable<string> AsStrings() => Members().Select(atom => atom.AsString());

    /// <summary>The uuids of a set.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public IEnumerable<Guid> AsUuids() => Members().Select(atom => atom.AsUuid());

    /// <summary>The pairs of a map, in the order of the keys. The empty set counts as the empty map.</summary>
    /// <exception cref="OvsdbValueException">It is a set with members.</exception>
    public IEnumerable<KeyValuePair<OvsdbAtom, OvsdbAtom>> AsPairs() => IsMap || IsNone
        ? Atoms.Zip(Mapped, KeyValuePair.Create)
        : throw new OvsdbValueException($"'{this}' is not an OVSDB map.");

    /// <summary>A map from strings to strings, such as <c>external_ids</c>.</summary>
    /// <exception cref="OvsdbValueException">It is something else.</exception>
    public IReadOnlyDictionary<string, string> AsStringMap() =>
        AsPairs().ToImmutableSortedDictionary(pair => pair.Key.AsString(), pair => pair.Value.AsString(), StringComparer.Ordinal);

    /// <summary>
    /// This set or map after a difference (ovsdb-server(7), <c>update2</c>): of a set, members that it lacks come and those that it has go;
    /// of a map, unknown keys come, known ones get the new value, and those that have it already go.
    /// </summary>
    internal OvsdbValue Exchange(OvsdbValue difference)
    {
        var (atoms, mapped) = (Atoms, Mapped);
        for (var i = 0; i < difference.Count; i++)
        {
            var at = atoms.BinarySearch(difference.Atoms[i]);
            if (at < 0)
            {
                atoms = atoms.Insert(~at, difference.Atoms[i]);
                mapped = difference.IsMap ? mapped.Insert(~at, difference.Mapped[i]) : mapped;
            }
            else if (difference.IsMap && mapped[at] != difference.Mapped[i])
            {
                mapped = mapped.SetItem(at, difference.Mapped[i]);
            }
            else
            {
                atoms = atoms.RemoveAt(at);
                mapped = difference.IsMap ? mapped.RemoveAt(at) : mapped;
            }
        }

        return new(IsMap || difference.IsMap, atoms, mapped);
    }

    /// <inheritdoc/>
    public bool Equals(OvsdbValue? other) =>
        other is not null && IsMap == other.IsMap && Atoms.SequenceEqual(other.Atoms) && Mapped.SequenceEqual(other.Mapped);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OvsdbValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(IsMap);
        foreach (var atom in Atoms)
        {
            hash.Add(atom);
        }
        foreach (var atom in Mapped)
        {
            hash.Add(atom);
        }
        return hash.ToHashCode();
    }

    /// <summary>As <c>ovs-vsctl</c> would print it, without quotes.</summary>
    public override string ToString() => (IsMap, Count) switch
    {
        (true, _) => $"{{{string.Join(", ", AsPairs().Select(pair => $"{pair.Key}={pair.Value}"))}}}",
        (false, 1) => Atoms[0].ToString(),
        _ => $"[{string.Join(", ", Atoms)}]",
    };

    /// <summary>Writes the JSON form of RFC 7047 section 5.1.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (!IsMap && Count == 1)
        {
            Atoms[0].WriteTo(json);
            return;
        }
        json.WriteStartArray();
        json.WriteStringValue(IsMap ? "map" : "set");
        json.WriteStartArray();
        for (var i = 0; i < Count; i++)
        {
            WriteMember(json, i);
        }
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private bool IsNone => !IsMap && Count == 0;

    private ImmutableArray<OvsdbAtom> Members() =>
        IsMap ? throw new OvsdbValueException($"'{this}' is an OVSDB map, not a set.") : Atoms;

    private void WriteMember(Utf8JsonWriter json, int index)
    {
        if (!IsMap)
        {
            Atoms[index].WriteTo(json);
            return;
        }
        json.WriteStartArray();
        Atoms[index].WriteTo(json);
        Mapped[index].WriteTo(json);
        json.WriteEndArray();
    }
}
