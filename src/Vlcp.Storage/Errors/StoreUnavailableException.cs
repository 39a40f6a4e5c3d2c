namespace Vlcp.Storage;

/// <summary>The store can't be reached or does not answer at the moment. Trying again later makes sense.</summary>
public sealed class StoreUnavailableException : StoreException
{
    /// <summary>An error with its message and cause.</summary>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
