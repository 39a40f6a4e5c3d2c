namespace Vlcp.Wire;

/// <summary>
/// The length of the whole layout, from its first byte to the last byte of the most derived type. Declare it as
/// <c>public partial ushort Length { get; }</c>: it is computed from the content, and on reading it bounds everything that follows.
/// The field holds (bytes + <see cref="Add"/>) / <see cref="Unit"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StructLengthAttribute : Attribute
{
    /// <summary>Added to the number of bytes before it is stored; -4 when a header of 4 bytes isn't counted.</summary>
    public int Add { get; set; }

    /// <summary>Bytes in one unit of the field; 8 when lengths count 64-bit words. A size between two units is rounded up by zero bytes
    /// only if <see cref="WireStructAttribute.Align"/> says so.</summary>
    public int Unit { get; set; } = 1;
}
