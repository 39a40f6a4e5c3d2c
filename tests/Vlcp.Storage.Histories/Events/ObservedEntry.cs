namespace Vlcp.Storage.Histories;

/// <summary>A key as it was read.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value, null when it does not exist.</param>
/// <param name="Revision">The revision that wrote the value, null when it is absent or when the reader is not told.</param>
public readonly record struct ObservedEntry(string Key, string? Value, long? Revision);
