namespace Vlcp.Wire;

/// <summary>
/// The number of elements of a later member. Declare it as <c>public partial ushort ItemCount { get; }</c>: it is computed from that member.
/// </summary>
/// <param name="member">Name of the member.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CountOfAttribute(string member) : Attribute
{
    /// <summary>Name of the member.</summary>
    public string Member { get; } = member;
}
