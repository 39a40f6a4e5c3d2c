namespace Vlcp.ObjectDb;

/// <summary>
/// At most one object of the class has each combination of these attributes. An object in which one of them is absent is not indexed.
/// </summary>
/// <param name="name">The index's name, for example "_mac_address_index".</param>
/// <param name="attributes">JSON names of the attributes. A reference counts by its key.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UniqueIndexAttribute(string name, params string[] attributes) : Attribute
{
    /// <summary>The index's name.</summary>
    public string Name { get; } = name;

    /// <summary>JSON names of the attributes.</summary>
    public string[] Attributes { get; } = attributes;
}
