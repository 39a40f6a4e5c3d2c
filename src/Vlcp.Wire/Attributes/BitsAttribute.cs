namespace Vlcp.Wire;

/// <summary>
/// A member that takes some bits. Consecutive members with this attribute are packed from the most significant bit downwards;
/// together they must make whole bytes, at most eight at a time.
/// </summary>
/// <param name="width">Width in bits, 1 to 64.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BitsAttribute(int width) : Attribute
{
    /// <summary>Width in bits.</summary>
    public int Width { get; } = width;

    /// <summary>Reserved bits before the member: skipped on reading, zero on writing.</summary>
    public int Skip { get; set; }

    /// <summary>Reserved bits after the member: skipped on reading, zero on writing.</summary>
    public int SkipAfter { get; set; }
}
