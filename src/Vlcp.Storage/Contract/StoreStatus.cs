namespace Vlcp.Storage;

/// <summary>Whether an engine can serve at the moment.</summary>
/// <param name="IsAvailable">True when reads and writes are expected to work.</param>
/// <param name="Problem">What is wrong, in one sentence, or null.</param>
/// <param name="Since">When this state began, by the local clock.</param>
public sealed record StoreStatus(bool IsAvailable, string? Problem, DateTimeOffset Since);
