namespace Vlcp.Storage;

/// <summary>The base of every error that a store reports.</summary>
public class StoreException : Exception
{
    /// <summary>An error with its message and cause.</summary>
    public StoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
