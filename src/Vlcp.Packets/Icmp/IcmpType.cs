namespace Vlcp.Packets;

/// <summary>Type of an ICMP message, RFC 792.</summary>
public enum IcmpType : byte
{
    /// <summary>Answer to an echo request.</summary>
    EchoReply = 0,

    /// <summary>The destination cannot be reached.</summary>
    DestinationUnreachable = 3,

    /// <summary>Send slower; nobody sends it any more (RFC 6633).</summary>
    SourceQuench = 4,

    /// <summary>Use another router.</summary>
    Redirect = 5,

    /// <summary>Please answer.</summary>
    EchoRequest = 8,

    /// <summary>The TTL ran out.</summary>
    TimeExceeded = 11,

    /// <summary>A bad field in the header.</summary>
    ParameterProblem = 12,
}
