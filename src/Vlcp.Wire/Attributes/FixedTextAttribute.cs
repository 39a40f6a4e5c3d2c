namespace Vlcp.Wire;

/// <summary>
/// UTF-8 text in a field of fixed size, filled up with zero bytes. Reading stops at the first zero byte; writing refuses longer text.
/// </summary>
/// <param name="bytes">Size of the field in bytes.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FixedTextAttribute(int bytes) : Attribute
{
    /// <summary>Size of the field in bytes.</summary>
    public int Bytes { get; } = bytes;
}
