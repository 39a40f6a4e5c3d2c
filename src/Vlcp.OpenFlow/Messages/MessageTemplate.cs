using System.Buffers.Binary;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>
/// An encoded message some of whose values are filled in again and again, without encoding the rest each time. A value's place is found by
/// the value that the sample has there, which must occur in the message once. Not for several threads at a time.
/// </summary>
public sealed class MessageTemplate
{
    private const int XidOffset = 4;

    private readonly byte[] _bytes;

    /// <summary>Encodes a sample.</summary>
    /// <param name="sample">The message with values that are easily told from each other.</param>
    /// <param name="version">The version to write it in.</param>
    /// <exception cref="WireFormatException">A value does not fit its field.</exception>
    public MessageTemplate(OpenFlowMessage sample, OpenFlowVersion version) => _bytes = OpenFlowCodec.Encode(sample, version);

    /// <summary>The message as filled in now.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The transaction id.</summary>
    public uint Xid
    {
        set => BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(XidOffset), value);
    }

    /// <summary>Where in the message a value stands.</summary>
    /// <param name="value">The sample's value.</param>
    /// <param name="size">Its size in bytes, 2 to 8.</param>
    /// <exception cref="ArgumentException">The message does not have the value exactly once.</exception>
    public int OffsetOf(ulong value, int size)
    {
        Span<byte> wide = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(wide, value);
        var sought = wide[(sizeof(ulong) - size)..];
        var offset = _bytes.AsSpan().IndexOf(sought);
        return offset >= 0 && _bytes.AsSpan(offset + 1).IndexOf(sought) < 0
            ? offset
            : throw new ArgumentException($"0x{value:x} does not occur exactly once in {Convert.ToHexStringLower(_bytes)}", nameof(value));
    }

    /// <summary>Fills in 2 bytes.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="value">The value.</param>
    public void Set(int offset, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(offset), value);

    /// <summary>Fills in 4 bytes.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="value">The value.</param>
    public void Set(int offset, uint value) => BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(offset), value);

    /// <summary>Fills in the 6 bytes of an Ethernet address.</summary>
    /// <param name="offset">Where.</param>
    /// <param name="address">The address as a number, its first byte in bits 40 to 47.</param>
    public void SetAddress(int offset, ulong address)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(offset), (ushort)(address >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(offset + 2), (uint)address);
    }
}
