using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>The switch refused a request.</summary>
public sealed class OpenFlowErrorException : Exception
{
    /// <summary>Makes an exception without the switch's answer.</summary>
    public OpenFlowErrorException()
        : this("The switch refused a request.")
    {
    }

    /// <summary>Makes an exception without the switch's answer.</summary>
    /// <param name="message">What was refused.</param>
    public OpenFlowErrorException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without the switch's answer.</summary>
    /// <param name="message">What was refused.</param>
    /// <param name="innerException">What failed below.</param>
    public OpenFlowErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception for the switch's answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="error">The answer.</param>
    public OpenFlowErrorException(OpenFlowMessage request, ErrorMessage error)
        : base($"An error message is returned: {error.Name} for {request.Type} (xid 0x{error.Xid:x})")
    {
        Request = request;
        Error = error;
    }

    /// <summary>The request.</summary>
    public OpenFlowMessage? Request { get; }

    /// <summary>The switch's answer.</summary>
    public ErrorMessage? Error { get; }
}
