using System.Globalization;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>Some bits of a field, as Nicira's register actions address them.</summary>
public readonly record struct Subfield
{
    /// <summary>Takes some bits of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="offset">The lowest bit, counted from the least significant.</param>
    /// <param name="bits">How many bits, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bits do not lie inside the field.</exception>
    public Subfield(OxmField field, int offset, int bits)
    {
        if (offset < 0 || bits < 1 || offset + bits > field.Bits)
        {
            throw new ArgumentOutOfRangeException(
                nameof(bits), $"{field.Name}[{offset}..{offset + bits - 1}] lies outside the field's {field.Bits} bits");
        }
        (Field, Offset, Bits) = (field, offset, bits);
    }

    /// <summary>The field.</summary>
    public OxmField Field { get; }

    /// <summary>The lowest bit, counted from the least significant.</summary>
    public int Offset { get; }

    /// <summary>How many bits.</summary>
    public int Bits { get; }

    /// <summary>Takes the whole field.</summary>
    /// <param name="field">The field.</param>
    public static implicit operator Subfield(OxmField field) => field.All;

    /// <summary>The form <c>NXM_NX_REG5[0..15]</c>, empty brackets for the whole field.</summary>
    public override string ToString()
    {
        var range = Bits == Field.Bits ? ""
            : Bits == 1 ? Offset.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Offset}..{Offset + Bits - 1}");
        return $"{Field.SubfieldName}[{range}]";
    }
}
