namespace Vlcp.ObjectDb;

/// <summary>
/// Ends a walker that read something not fetched yet; the walk fetches it and runs the walker again. Never leaves this project.
/// </summary>
internal sealed class NotFetchedException : Exception;
