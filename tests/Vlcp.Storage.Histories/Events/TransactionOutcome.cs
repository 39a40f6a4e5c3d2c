namespace Vlcp.Storage.Histories;

/// <summary>What the caller of a transaction knows.</summary>
public enum TransactionOutcome
{
    /// <summary>The connection or the client broke: it may be committed, or not, or later.</summary>
    Unknown,

    /// <summary>It was acknowledged.</summary>
    Committed,

    /// <summary>It was refused: nothing of it may ever be seen.</summary>
    Aborted,
}
