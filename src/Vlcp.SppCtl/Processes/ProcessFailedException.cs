namespace Vlcp.SppCtl.Processes;

/// <summary>A process could not be talked to: it is gone, did not answer in time, or answered what cannot be understood. Its
/// connection is of no further use and is closed.</summary>
/// <param name="message">Which process, and what happened.</param>
/// <param name="inner">The cause, if there is one.</param>
internal sealed class ProcessFailedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True if the process itself ended the connection.</summary>
    public bool HasLeft { get; init; }
}
