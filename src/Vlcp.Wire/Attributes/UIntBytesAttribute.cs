namespace Vlcp.Wire;

/// <summary>An integer or enumeration that takes another number of bytes on the wire than its type has, for example 3 for 24 bits.</summary>
/// <param name="bytes">Number of bytes, 1 to 8. Writing refuses a value that doesn't fit.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UIntBytesAttribute(int bytes) : Attribute
{
    /// <summary>Number of bytes.</summary>
    public int Bytes { get; } = bytes;
}
