namespace Vlcp.OpenFlow.Connection;

/// <summary>The life of a connection. It only goes forward.</summary>
public enum ConnectionState
{
    /// <summary>Our hello is sent, the peer's is awaited.</summary>
    Hello,

    /// <summary>The version is known, the features are awaited.</summary>
    Features,

    /// <summary>Requests may be sent.</summary>
    Ready,

    /// <summary>Over.</summary>
    Closed,
}
