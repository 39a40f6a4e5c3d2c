namespace Vlcp.Wire;

/// <summary>A nullable member that is on the wire only if an earlier member has all bits of a flag.</summary>
/// <param name="member">Name of the earlier member.</param>
/// <param name="flag">The bits.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WhenFlagAttribute(string member, object flag) : Attribute
{
    /// <summary>Name of the earlier member.</summary>
    public string Member { get; } = member;

    /// <summary>The bits.</summary>
    public object Flag { get; } = flag;
}
