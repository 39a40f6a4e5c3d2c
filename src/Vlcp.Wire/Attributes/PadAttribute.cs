namespace Vlcp.Wire;

/// <summary>Reserved bytes before a member: skipped on reading, zero on writing.</summary>
/// <param name="bytes">How many bytes, at least 1.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PadAttribute(int bytes) : Attribute
{
    /// <summary>How many bytes.</summary>
    public int Bytes { get; } = bytes;
}
