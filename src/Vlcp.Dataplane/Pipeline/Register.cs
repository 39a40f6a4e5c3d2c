using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Pipeline;

/// <summary>A named range of bits of a switch register, in which one thing about a packet is kept while it is in the pipeline.</summary>
/// <param name="Name">Name used in documentation and explanations.</param>
/// <param name="Field">The register of the switch.</param>
/// <param name="Offset">Lowest bit, counted from the least significant.</param>
/// <param name="Bits">Width in bits.</param>
/// <param name="Purpose">One sentence on what stands there.</param>
public sealed record Register(string Name, OxmField Field, int Offset, int Bits, string Purpose)
{
    /// <summary>The bits of <see cref="Field"/> that belong to the register.</summary>
    public UInt128 Mask => Bits == 128 ? UInt128.MaxValue : ((UInt128.One << Bits) - 1) << Offset;

    /// <summary>The register as source or destination of a move.</summary>
    public Subfield Subfield => Field.Slice(Offset, Bits);

    /// <summary>Matches a value of the register.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is wider than the register.</exception>
    public MatchField Is(UInt128 value) => (value << Offset & ~Mask) == 0 && value << Offset >> Offset == value
        ? Field.Is(value << Offset, Mask)
        : throw new ArgumentOutOfRangeException(nameof(value), $"{Name}={value} is wider than {Bits} bits");
}
