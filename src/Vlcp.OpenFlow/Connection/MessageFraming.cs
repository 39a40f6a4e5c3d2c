using System.Buffers;
using System.Buffers.Binary;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Where one message ends and the next begins.</summary>
internal static class MessageFraming
{
    public const int TypeOffset = 1;
    public const int LengthOffset = 2;

    /// <summary>Cuts the next whole message off the front of the buffer.</summary>
    /// <returns>False when the message is not there completely.</returns>
    /// <exception cref="WireFormatException">The length in the header is less than the header's.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (buffer.Length < OpenFlowMessage.HeaderSize)
        {
            return false;
        }
        Span<byte> header = stackalloc byte[OpenFlowMessage.HeaderSize];
        buffer.Slice(0, OpenFlowMessage.HeaderSize).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt16BigEndian(header[LengthOffset..]);
        if (length < OpenFlowMessage.HeaderSize)
        {
            throw new WireFormatException(LengthOffset, "length", $"{length} is less than 8 in the header {Convert.ToHexStringLower(header)}");
        }
        if (buffer.Length < length)
        {
            return false;
        }
        message = buffer.Slice(0, length);
        buffer = buffer.Slice(length);
        return true;
    }
}
