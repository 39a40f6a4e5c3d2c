namespace Vlcp.Ovsdb;

/// <summary>A transaction failed; nothing of it took effect.</summary>
public sealed class OvsdbTransactionException : OvsdbException
{
    /// <summary>Makes one.</summary>
    /// <param name="operationIndex">Which operation failed, from 0; null when it was the commit.</param>
    /// <param name="operation">Its name.</param>
    /// <param name="error">The server's error word.</param>
    /// <param name="details">The server's explanation.</param>
    public OvsdbTransactionException(int? operationIndex, string operation, string error, string? details)
        : base(
            $"The transaction failed at {operation}{(operationIndex is { } index ? $" (operation {index})" : "")}: {error}"
            + (details is null ? "" : $": {details}"),
            error,
            details) => OperationIndex = operationIndex;

    /// <summary>Which operation failed, from 0; null when it was the commit.</summary>
    public int? OperationIndex { get; }
}
