namespace Vlcp.OpenFlow.Connection;

/// <summary>The connection ended, or never became ready; the message says why.</summary>
public sealed class OpenFlowConnectionException : Exception
{
    /// <summary>Makes an exception without a reason.</summary>
    public OpenFlowConnectionException()
        : base("The OpenFlow connection ended.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">Why the connection ended.</param>
    public OpenFlowConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">Why the connection ended.</param>
    /// <param name="innerException">What failed below.</param>
    public OpenFlowConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
