namespace Vlcp.Wire;

/// <summary>
/// The number of elements of an array: a constant (short arrays are filled up with default elements on writing where the element type
/// is a number), or the name of an earlier member, a property or a method without parameters that gives it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CountAttribute : Attribute
{
    /// <summary>A fixed number of elements.</summary>
    public CountAttribute(int count) => Count = count;

    /// <summary>A number given by another member; writing refuses an array of another size.</summary>
    public CountAttribute(string member) => Member = member;

    /// <summary>The fixed number.</summary>
    public int Count { get; }

    /// <summary>What gives the number.</summary>
    public string? Member { get; }
}
