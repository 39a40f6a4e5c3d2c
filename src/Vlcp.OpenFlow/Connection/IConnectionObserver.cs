using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>
/// Sees every message of a connection from the first hello on, straight from the connection's reader. All members are called by the
/// reader, one at a time, and must not block; what takes longer belongs into a queue. An observed connection has no incoming messages of
/// its own: <see cref="OpenFlowConnection.ReadIncomingAsync"/> stays empty.
/// </summary>
public interface IConnectionObserver
{
    /// <summary>The connection begins; nothing was received yet.</summary>
    /// <param name="connection">The connection.</param>
    void Opened(OpenFlowConnection connection);

    /// <summary>A packet came in. It has not been decoded; <see cref="PacketInView"/> reads it in place.</summary>
    /// <param name="message">The whole message; valid during the call only.</param>
    /// <exception cref="Vlcp.Wire.WireFormatException">The message is malformed; the connection ends.</exception>
    void ReceivePacketIn(ReadOnlySpan<byte> message);

    /// <summary>Any other message came in. The handshake has taken note of it already; requests that wait for it are told after this.</summary>
    /// <param name="message">The message.</param>
    void Receive(OpenFlowMessage message);

    /// <summary>All messages that came with one read have been given. The reader goes on when the task has ended; one that takes time
    /// slows the peer down.</summary>
    ValueTask ReceivedAllAsync();
}
