namespace Vlcp.Packets;

/// <summary>Control bits of TCP, RFC 9293.</summary>
[Flags]
public enum TcpFlags : byte
{
    /// <summary>No more data from the sender.</summary>
    Fin = 1,

    /// <summary>Starts a connection.</summary>
    Syn = 2,

    /// <summary>Resets the connection.</summary>
    Rst = 4,

    /// <summary>Deliver at once.</summary>
    Psh = 8,

    /// <summary>The acknowledgement counts.</summary>
    Ack = 16,

    /// <summary>The urgent pointer counts.</summary>
    Urg = 32,

    /// <summary>Congestion was signalled.</summary>
    Ece = 64,

    /// <summary>The congestion window was reduced.</summary>
    Cwr = 128,
}
