namespace Vlcp.ObjectDb;

/// <summary>Thrown by the walker of an asynchronous transaction to run its asynchronous part again with this information.</summary>
public sealed class TransactionRestartException : ObjectDbException
{
    /// <summary>Asks for a restart.</summary>
    /// <param name="info">Given to the asynchronous part of the next attempt.</param>
    public TransactionRestartException(object? info = null)
        : base("The transaction asks for a restart from its asynchronous part.") => Info = info;

    /// <summary>What the next attempt is told.</summary>
    public object? Info { get; }
}
