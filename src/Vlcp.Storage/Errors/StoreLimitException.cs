namespace Vlcp.Storage;

/// <summary>A key or value that no store, or not this one, can hold. Nothing was written.</summary>
public sealed class StoreLimitException : StoreException
{
    /// <summary>An error with its message and cause.</summary>
    public StoreLimitException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
