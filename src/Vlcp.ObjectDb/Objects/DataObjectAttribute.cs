namespace Vlcp.ObjectDb;

/// <summary>Declares a class of data objects.</summary>
/// <param name="prefix">First part of the objects' keys, for example "viperflow.logicalport". No prefix may be used by two classes.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataObjectAttribute(string prefix) : Attribute
{
    /// <summary>First part of the objects' keys.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>The name that dumps show as "_type"; the CLR name when absent.</summary>
    public string? TypeName { get; set; }
}
