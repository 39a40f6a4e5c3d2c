using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>A switch answered with an error.</summary>
public sealed class OpenflowErrorResultException : Exception
{
    /// <summary>Makes an exception without a reason.</summary>
    public OpenflowErrorResultException()
        : base("An error message is returned.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was refused.</param>
    public OpenflowErrorResultException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was refused.</param>
    /// <param name="innerException">The refusal.</param>
    public OpenflowErrorResultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="error">The switch's answer.</param>
    /// <param name="result">What the call would have returned, errors included, or null.</param>
    public OpenflowErrorResultException(ErrorMessage error, BatchResult? result = null)
        : base($"An error message is returned: {error.Name}")
    {
        Error = error;
        Result = result;
    }

    /// <summary>The switch's answer.</summary>
    public ErrorMessage? Error { get; }

    /// <summary>What the call would have returned, errors included, or null.</summary>
    public BatchResult? Result { get; }
}
