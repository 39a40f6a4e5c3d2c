namespace Vlcp.Apps;

/// <summary>Apps could not be loaded, or an app that was asked did not answer; the message says why.</summary>
public sealed class AppException : Exception
{
    /// <summary>Makes an exception without a reason.</summary>
    public AppException()
        : base("An app failed.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What failed.</param>
    public AppException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">Why.</param>
    public AppException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
