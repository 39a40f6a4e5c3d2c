using System.Collections;
using System.Runtime.CompilerServices;
using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>An immutable set of conditions on a packet, at most one a field. Two matches that say the same are equal, in whatever
/// order their conditions were given; a condition whose mask is 0 says nothing and is dropped.</summary>
[CollectionBuilder(typeof(Match), nameof(Create))]
public sealed class Match : IEquatable<Match>, IEnumerable<MatchField>
{
    private readonly WireList<MatchField> _fields;
    private readonly WireList<UnknownOxm> _unknown;

    // 0 until somebody asks.
    private int _hash;

    private Match(WireList<MatchField> fields, WireList<UnknownOxm> unknown)
    {
        _fields = fields;
        _unknown = unknown;
    }

    /// <summary>The match that every packet satisfies.</summary>
    public static Match Any { get; } = new([], []);

    /// <summary>The conditions, in the order of the field catalog, in which prerequisites come before what needs them.</summary>
    public WireList<MatchField> Fields => _fields;

    /// <summary>Fields wider than 16 bytes, as the peer sent them.</summary>
    public WireList<UnknownOxm> Unknown => _unknown;

    /// <summary>True when every packet satisfies the match.</summary>
    public bool IsAny => _fields.Count == 0 && _unknown.Count == 0;

    /// <summary>The condition on a field, or null.</summary>
    /// <param name="field">The field.</param>
    public MatchField? this[OxmField field]
    {
        get
        {
            foreach (var condition in _fields)
            {
                if (condition.Field.Equals(field))
                {
                    return condition;
                }
            }
            return null;
        }
    }

    /// <summary>True when both matches have the same conditions.</summary>
    /// <param name="left">One match.</param>
    /// <param name="right">The other match.</param>
    public static bool operator ==(Match? left, Match? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True when the matches differ in a condition.</summary>
    /// <param name="left">One match.</param>
    /// <param name="right">The other match.</param>
    public static bool operator !=(Match? left, Match? right) => !(left == right);

    /// <summary>Makes a match from conditions.</summary>
    /// <param name="fields">The conditions in any order, one a field.</param>
    /// <exception cref="ArgumentException">A field occurs twice with different conditions.</exception>
    public static Match Create(params ReadOnlySpan<MatchField> fields) => Create(fields, []);

    /// <summary>Adds a condition, in place of an earlier one on the same field.</summary>
    /// <param name="condition">The condition.</param>
    public Match With(MatchField condition) => Create([.. Without(condition.Field)._fields, condition], _unknown);

    /// <summary>Adds a condition for an exact value, in place of an earlier one on the same field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    public Match With(OxmField field, UInt128 value) => With(field.Is(value));

    /// <summary>Leaves out the condition on a field.</summary>
    /// <param name="field">The field.</param>
    public Match Without(OxmField field) =>
        new(_fields.Where(f => !f.Field.Equals(field)).ToWireList(), _unknown);

    /// <summary>True when every packet that satisfies the other match satisfies this one.</summary>
    /// <param name="other">The narrower match.</param>
    public bool Covers(Match other)
    {
        foreach (var condition in _fields)
        {
            if (other[condition.Field] is not { } narrower || !condition.Covers(narrower))
            {
                return false;
            }
        }
        return _unknown.All(u => other._unknown.Contains(u));
    }

    /// <summary>What the standard demands beside the fields of this match and what is missing, one sentence each; empty when a
    /// switch may accept the match.</summary>
    public IReadOnlyList<string> MissingPrerequisites()
    {
        List<string> missing = [];
        foreach (var condition in _fields)
        {
            foreach (var anyOf in condition.Field.Prerequisites)
            {
                if (!anyOf.Any(needed => this[needed.Field] is { } present && needed.Covers(present)))
                {
                    missing.Add($"{condition.Field.Name} needs {string.Join(" or ", anyOf.Select(n => $"{n.Field.Name}=0x{n.Value:x}"))}");
                }
            }
        }
        return missing;
    }

    /// <summary>The form in which Open vSwitch reports this match: 64-bit and 128-bit registers are split into the 32-bit registers
    /// that they consist of.</summary>
    public Match Canonical()
    {
        if (!_fields.Any(f => NxmFields.PartsOf(f.Field).Length > 0))
        {
            return this;
        }
        List<MatchField> split = [];
        foreach (var condition in _fields)
        {
            var parts = NxmFields.PartsOf(condition.Field);
            if (parts.Length == 0)
            {
                split.Add(condition);
            }
            for (var i = 0; i < parts.Length; i++)
            {
                var shift = 32 * (parts.Length - 1 - i);
                split.Add(parts[i].Is((uint)(condition.Value >> shift), (uint)(condition.Mask >> shift)));
            }
        }
        return Create(split.ToArray(), _unknown);
    }

    /// <inheritdoc/>
    public bool Equals(Match? other) =>
        ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode() && _fields == other._fields && _unknown == other._unknown);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Match);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            _hash = HashCode.Combine(_fields, _unknown);
        }
        return _hash;
    }

    /// <summary>The text that ovs-ofctl prints.</summary>
    public override string ToString() => MatchText.Format(this);

    /// <summary>Walks over the conditions.</summary>
    public IEnumerator<MatchField> GetEnumerator() => ((IEnumerable<MatchField>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static Match Create(ReadOnlySpan<MatchField> fields, WireList<UnknownOxm> unknown)
    {
        var kept = new MatchField[fields.Length];
        var count = 0;
        var isOrdered = true;
        foreach (var field in fields)
        {
            if (field.Mask != 0)
            {
                isOrdered &= count == 0 || kept[count - 1].Field.Rank < field.Field.Rank;
                kept[count++] = field;
            }
        }
        if (!isOrdered)
        {
            kept.AsSpan(0, count).Sort(static (a, b) => a.Field.Rank.CompareTo(b.Field.Rank));
            count = WithoutRepetitions(kept.AsSpan(0, count));
        }
        return count == 0 && unknown.Count == 0 ? Any : new Match(WireList.Own(count == kept.Length ? kept : kept[..count]), unknown);
    }

    // Brings what is there twice to once, and returns how many are left.
    private static int WithoutRepetitions(Span<MatchField> ordered)
    {
        var count = 0;
        foreach (var field in ordered)
        {
            if (count == 0 || !ordered[count - 1].Field.Equals(field.Field))
            {
                ordered[count++] = field;
            }
            else if (ordered[count - 1] != field)
            {
                throw new ArgumentException($"{field.Field.Name} occurs twice in one match with different values", nameof(ordered));
            }
        }
        return count;
    }
}
