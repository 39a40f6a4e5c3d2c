namespace Vlcp.OpenFlow.Oxm;

/// <summary>One condition of a match: the field's bits that the mask selects equal the value.</summary>
public readonly record struct MatchField
{
    /// <summary>Makes a condition; bits of the value outside the mask are cleared.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value as an unsigned number.</param>
    /// <param name="mask">The bits that count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Value or mask are wider than the field, or the field can't be masked.</exception>
    public MatchField(OxmField field, UInt128 value, UInt128 mask)
    {
        var all = field.AllOnes;
        if ((value & ~all) != 0 || (mask & ~all) != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), $"{field.Name}=0x{value:x}/0x{mask:x} is wider than the field's {field.Bits} bits");
        }
        if (mask != all && mask != 0 && !field.Maskable)
        {
            throw new ArgumentOutOfRangeException(nameof(mask), $"{field.Name}: mask 0x{mask:x} given, but the field can't be masked");
        }
        (Field, Value, Mask) = (field, value & mask, mask);
    }

    private MatchField(OxmField field, UInt128 value, UInt128 mask, bool checkedMask)
    {
        _ = checkedMask;
        (Field, Value, Mask) = (field, value & mask & field.AllOnes, mask & field.AllOnes);
    }

    /// <summary>The field.</summary>
    public OxmField Field { get; }

    /// <summary>The value; 0 outside the mask.</summary>
    public UInt128 Value { get; }

    /// <summary>The bits that count.</summary>
    public UInt128 Mask { get; }

    /// <summary>True when every bit of the field counts.</summary>
    public bool IsExact => Mask == Field.AllOnes;

    // Setting a part of a field is possible even where matching a part is not.
    internal static MatchField Unchecked(OxmField field, UInt128 value, UInt128 mask) => new(field, value, mask, checkedMask: false);

    /// <summary>True when every value that satisfies the other condition, on the same field, satisfies this one.</summary>
    /// <param name="other">A condition on the same field.</param>
    public bool Covers(MatchField other) =>
        Field.Equals(other.Field) && (other.Mask & Mask) == Mask && (other.Value & Mask) == Value;
}
