namespace Vlcp.Wire;

/// <summary>
/// The length in bytes of text, bytes, an array or a nested layout: a constant, or the name of an earlier member, a property or a method
/// without parameters that gives it. Writing refuses content of another size.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthAttribute : Attribute
{
    /// <summary>A fixed length.</summary>
    public LengthAttribute(int bytes) => Bytes = bytes;

    /// <summary>A length given by another member.</summary>
    public LengthAttribute(string member) => Member = member;

    /// <summary>The fixed length.</summary>
    public int Bytes { get; }

    /// <summary>What gives the length.</summary>
    public string? Member { get; }
}
