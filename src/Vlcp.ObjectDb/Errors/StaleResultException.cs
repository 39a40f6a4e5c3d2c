namespace Vlcp.ObjectDb;

/// <summary>The store is away and the caller did not want an answer from memory.</summary>
public sealed class StaleResultException : ObjectDbException
{
    /// <summary>The error, with what memory holds.</summary>
    public StaleResultException(object? staleResult, Exception? innerException = null)
        : base("Result is stale: the store can't be reached.", innerException) => StaleResult = staleResult;

    /// <summary>The answer from memory.</summary>
    public object? StaleResult { get; }
}
