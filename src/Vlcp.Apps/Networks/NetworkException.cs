namespace Vlcp.Apps.Networks;

/// <summary>An operation on networks, tunnels or their ports was refused; nothing has changed.</summary>
public sealed class NetworkException : Exception
{
    /// <summary>Makes an exception without a reason.</summary>
    public NetworkException()
        : this(NetworkError.NetworkNotFound, "There is no such network.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was refused.</param>
    public NetworkException(string message)
        : this(NetworkError.NetworkNotFound, message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was refused.</param>
    /// <param name="innerException">Why.</param>
    public NetworkException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="error">What kind of refusal it is.</param>
    /// <param name="message">What was refused.</param>
    public NetworkException(NetworkError error, string message)
        : base(message) => Error = error;

    /// <summary>What kind of refusal it is.</summary>
    public NetworkError Error { get; }
}
