namespace Vlcp.Storage;

/// <summary>Others kept changing what the transaction read until its retries or its time were used up. Nothing was written.</summary>
public sealed class StoreConflictException : StoreException
{
    /// <summary>An error with its message and cause.</summary>
    public StoreConflictException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
