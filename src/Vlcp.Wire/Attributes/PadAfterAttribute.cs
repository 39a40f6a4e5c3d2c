namespace Vlcp.Wire;

/// <summary>
/// Reserved bytes after a member, or, on a type, after all members that the type itself declares: skipped on reading, zero on writing.
/// </summary>
/// <param name="bytes">How many bytes, at least 1.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class PadAfterAttribute(int bytes) : Attribute
{
    /// <summary>How many bytes.</summary>
    public int Bytes { get; } = bytes;
}
