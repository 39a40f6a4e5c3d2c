namespace Vlcp.ObjectDb;

/// <summary>Reads and writes of one transaction. A read sees what was written before in the same transaction.</summary>
public interface IObjectTransaction : IObjectReader
{
    /// <summary>
    /// Writes an object; the last write of a key counts. Indices, memberships and ownership follow by themselves.
    /// </summary>
    /// <returns>The object with its create time and update version, as it will be stored.</returns>
    T Write<T>(T value)
        where T : DataObject;

    /// <summary>Deletes an object and everything that it owns; nothing happens when it does not exist.</summary>
    /// <exception cref="ObjectDbException">The key is of no known class.</exception>
    void Delete(string key);

    /// <summary>Writes the bytes of a key that belongs to no class, for example of an allocation.</summary>
    void WriteRaw(string key, ReadOnlyMemory<byte> value);

    /// <summary>Deletes a key that belongs to no class.</summary>
    void DeleteRaw(string key);
}
