namespace Vlcp.Storage;

/// <summary>
/// One key to be written. The bytes belong to the store from then on. Beware of "condition ? null : bytes" as the value: C# turns that null
/// into an empty value; <see cref="Put"/> and <see cref="Delete"/> say what is meant.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The new value, or null to delete the key.</param>
public readonly record struct StoreWrite(string Key, ReadOnlyMemory<byte>? Value)
{
    /// <summary>Writes a value, which may be empty.</summary>
    public static StoreWrite Put(string key, ReadOnlyMemory<byte> value) => new(key, value);

    /// <summary>Deletes a key.</summary>
    public static StoreWrite Delete(string key) => new(key, null);
}
