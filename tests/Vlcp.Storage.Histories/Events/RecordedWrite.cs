namespace Vlcp.Storage.Histories;

/// <summary>A write of a transaction.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The new value, null to delete.</param>
public readonly record struct RecordedWrite(string Key, string? Value);
