namespace Vlcp.Ovsdb;

/// <summary>OVSDB refused something, or said what we can't use. The connection itself is in order.</summary>
public class OvsdbException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What was refused and why.</param>
    public OvsdbException(string message)
        : this(message, null, null)
    {
    }

    /// <summary>Makes one for an error object of the server.</summary>
    /// <param name="message">What was refused and why.</param>
    /// <param name="error">The server's <c>error</c> word, such as <c>constraint violation</c>.</param>
    /// <param name="details">The server's explanation.</param>
    public OvsdbException(string message, string? error, string? details)
        : base(message)
    {
        Error = error;
        Details = details;
    }

    /// <summary>The server's error word (RFC 7047 sections 4.1.3 and 5.2), or null when it was not the server who refused.</summary>
    public string? Error { get; }

    /// <summary>The server's explanation, if it gave one.</summary>
    public string? Details { get; }
}
