namespace Vlcp.Ovsdb;

/// <summary>The kinds of end of a JSON-RPC connection.</summary>
public enum JsonRpcDisconnectCause
{
    /// <summary>We closed it.</summary>
    ClosedByUs,

    /// <summary>The peer closed it between two messages.</summary>
    ClosedByPeer,

    /// <summary>The peer sent what is not JSON-RPC, is too long or too deep, or ended within a message.</summary>
    ProtocolViolation,

    /// <summary>The peer was silent and did not answer <c>echo</c> in time.</summary>
    KeepAliveTimeout,

    /// <summary>The socket failed.</summary>
    TransportError,
}
