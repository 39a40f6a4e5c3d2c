namespace Vlcp.ObjectDb;

/// <summary>
/// The base of the errors of the object database. Errors of the store itself are <see cref="Vlcp.Storage.StoreException"/>.
/// </summary>
public class ObjectDbException : Exception
{
    /// <summary>An error with its message and cause.</summary>
    public ObjectDbException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
