namespace Vlcp.Storage;

/// <summary>The place holds something that is not a store of this program, or one of a newer version. It is left untouched.</summary>
public sealed class StoreFormatException : StoreException
{
    /// <summary>An error with its message and cause.</summary>
    public StoreFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
