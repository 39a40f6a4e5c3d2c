namespace Vlcp.Wire;

/// <summary>Zero bytes before a member until its offset from the start of the layout is a multiple of a number.</summary>
/// <param name="bytes">The number, at least 2.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlignAttribute(int bytes) : Attribute
{
    /// <summary>The offset is a multiple of this.</summary>
    public int Bytes { get; } = bytes;
}
