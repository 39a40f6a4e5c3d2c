namespace Vlcp.Wire;

/// <summary>Bytes in a field of fixed size. Writing fills up with zero bytes and refuses more bytes than the field has.</summary>
/// <param name="bytes">Size of the field in bytes.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FixedBytesAttribute(int bytes) : Attribute
{
    /// <summary>Size of the field in bytes.</summary>
    public int Bytes { get; } = bytes;
}
