namespace Vlcp.ObjectDb;

/// <summary>A reference to another object by its key.</summary>
public interface IObjectReference
{
    /// <summary>Key of the object.</summary>
    string Key { get; }

    /// <summary>True for a strong reference, which a dump expands.</summary>
    bool IsStrong { get; }

    /// <summary>The object, or null when it does not exist.</summary>
    DataObject? Resolve(IObjectReader reader);
}
