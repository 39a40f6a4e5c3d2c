namespace Vlcp.Storage;

/// <summary>A key that exists, its value, and the revision that last changed it. Nobody may change the bytes.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Revision">Revision of the commit that wrote this value.</param>
public sealed record StoreEntry(string Key, ReadOnlyMemory<byte> Value, long Revision);
