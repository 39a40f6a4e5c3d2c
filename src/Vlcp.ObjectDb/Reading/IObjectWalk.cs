namespace Vlcp.ObjectDb;

/// <summary>A walk that says which of the keys it read are to be watched.</summary>
public interface IObjectWalk : IObjectReader
{
    /// <summary>Watches a key from now on.</summary>
    /// <exception cref="ArgumentException">The key was not read in this walk.</exception>
    void Save(string key);
}
