namespace Vlcp.OpenFlow.Protocol;

/// <summary>A peer broke the protocol so that its connection can't go on.</summary>
public sealed class OpenflowProtocolException : Exception
{
    /// <summary>Makes an exception without a reason.</summary>
    public OpenflowProtocolException()
        : base("The peer broke the OpenFlow protocol.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    public OpenflowProtocolException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The field and the rule.</param>
    public OpenflowProtocolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
