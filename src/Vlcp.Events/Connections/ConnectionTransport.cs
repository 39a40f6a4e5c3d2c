namespace Vlcp.Events.Connections;

/// <summary>What carries the bytes of a connection.</summary>
public enum ConnectionTransport
{
    /// <summary>TCP over IPv4 or IPv6.</summary>
    Tcp,

    /// <summary>TLS over TCP.</summary>
    Tls,

    /// <summary>A stream socket in the file system.</summary>
    Unix,
}
