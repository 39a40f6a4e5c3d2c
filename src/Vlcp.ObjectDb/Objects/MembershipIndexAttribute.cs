namespace Vlcp.ObjectDb;

/// <summary>
/// All objects of the class with one combination of attribute values can be listed. Each member is a key of its own in a key range, so
/// a change costs the same however many members there are. An object in which an attribute is absent is not listed; an attribute
/// that is a list of references or of texts makes the object a member of each (single-attribute memberships only).
/// </summary>
/// <param name="name">The membership's name, which is also the attribute's JSON name when none is given.</param>
/// <param name="attributes">JSON names of the attributes. A reference counts by its key.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MembershipIndexAttribute(string name, params string[] attributes) : Attribute
{
    /// <summary>The membership's name.</summary>
    public string Name { get; } = name;

    /// <summary>JSON names of the attributes.</summary>
    public string[] Attributes { get; } = attributes.Length == 0 ? [name] : attributes;
}
