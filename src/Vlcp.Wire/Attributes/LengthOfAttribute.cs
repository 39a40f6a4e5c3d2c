namespace Vlcp.Wire;

/// <summary>
/// The length in bytes of a later member. Declare it as <c>public partial ushort NameLength { get; }</c>: it is computed from that member,
/// and on reading it bounds that member. The field holds (bytes + <see cref="Add"/>) / <see cref="Unit"/>.
/// </summary>
/// <param name="member">Name of the member.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthOfAttribute(string member) : Attribute
{
    /// <summary>Name of the member.</summary>
    public string Member { get; } = member;

    /// <summary>Added to the number of bytes before it is stored; 20 for the header length of IPv4, which counts the fixed part too.</summary>
    public int Add { get; set; }

    /// <summary>Bytes in one unit of the field; writing refuses a size between two units.</summary>
    public int Unit { get; set; } = 1;
}
