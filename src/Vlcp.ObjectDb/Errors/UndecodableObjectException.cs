namespace Vlcp.ObjectDb;

/// <summary>A stored value is not what its key promises. Readers treat the object as absent and go on.</summary>
public sealed class UndecodableObjectException : ObjectDbException
{
    /// <summary>The error of one key.</summary>
    public UndecodableObjectException(string key, string reason, Exception? innerException = null)
        : base($"The value of '{key}' can't be read: {reason}", innerException) => Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }
}
