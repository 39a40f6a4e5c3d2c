using System.Buffers.Binary;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>
/// One part of the answer to a flow-stats request, read in place, without a copy and without an allocation: for programs that look at hundreds
/// of thousands of flows. <see cref="OpenFlowCodec.Decode"/> gives the whole message as values that may be kept. The layout is that of 1.3 and 1.4.
/// </summary>
//  0 version | 1 type | 2 length | 4 xid | 8 multipart type (2) | 10 flags (2) | 12 pad | 16 flows
public readonly ref struct FlowStatsReplyView
{
    private const int XidOffset = 4;
    private const int MultipartTypeOffset = 8;
    private const int FlagsOffset = 10;
    private const int FlowsOffset = 16;
    private const byte MultipartReplyType = 19;

    private readonly ReadOnlySpan<byte> _message;

    /// <summary>Checks that it is such a message.</summary>
    /// <param name="message">One whole message.</param>
    /// <exception cref="WireFormatException">It is no flow-stats reply of 1.3 or 1.4.</exception>
    public FlowStatsReplyView(ReadOnlySpan<byte> message)
    {
        if (!Is(message))
        {
            throw new WireFormatException(0, "flow_stats_reply", "not a flow-stats reply of OpenFlow 1.3 or 1.4");
        }
        _message = message;
    }

    /// <summary>The transaction id of the request.</summary>
    public uint Xid => BinaryPrimitives.ReadUInt32BigEndian(_message[XidOffset..]);

    /// <summary>True when another part follows.</summary>
    public bool More => (_message[FlagsOffset + 1] & 1) != 0;

    /// <summary>The flows, to be walked over with <c>foreach</c>, which throws <see cref="WireFormatException"/> where one breaks the layout.</summary>
    public FlowStatsViews Flows => new(_message, FlowsOffset);

    /// <summary>Whether a message is one that can be read so.</summary>
    /// <param name="message">One whole message.</param>
    public static bool Is(ReadOnlySpan<byte> message) =>
        message.Length >= FlowsOffset
        && (OpenFlowVersion)message[0] is OpenFlowVersion.V13 or OpenFlowVersion.V14
        && message[1] == MultipartReplyType
        && BinaryPrimitives.ReadUInt16BigEndian(message[MultipartTypeOffset..]) == (ushort)MultipartType.Flow;
}
