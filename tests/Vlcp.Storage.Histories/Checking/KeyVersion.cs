namespace Vlcp.Storage.Histories;

/// <summary>What a commit made of a key.</summary>
/// <param name="Revision">The commit.</param>
/// <param name="Value">The value, null for a deletion.</param>
/// <param name="Writer">Whose commit.</param>
internal sealed record KeyVersion(long Revision, string? Value, RecordedTransaction Writer);
