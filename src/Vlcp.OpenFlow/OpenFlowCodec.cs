using System.Buffers;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow;

/// <summary>Turns bytes into messages and back, in every version that is spoken.</summary>
public static class OpenFlowCodec
{
    private const int LengthOffset = 2;
    private const int UsualSize = 256;

    /// <summary>The versions that can be spoken.</summary>
    public static IReadOnlyList<OpenFlowVersion> Versions { get; } = [OpenFlowVersion.V10, OpenFlowVersion.V13, OpenFlowVersion.V14, OpenFlowVersion.V15];

    internal static string VersionNumbers => string.Join(", ", Versions.Select(v => (byte)v));

    /// <summary>Reads one message in the version that its header names.</summary>
    /// <param name="message">The whole message, header included.</param>
    /// <returns>The message; one of an unknown type keeps its bytes.</returns>
    /// <exception cref="WireFormatException">The bytes break the layout, or the version is not spoken (hello and error messages can be
    /// read in any).</exception>
    public static OpenFlowMessage Decode(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        var decoded = DecodeNested(ref reader);
        reader.ExpectEnd("message");
        return decoded;
    }

    /// <summary>Writes one message.</summary>
    /// <param name="message">The message, with the transaction id that it is to have.</param>
    /// <param name="version">The version to write it in.</param>
    /// <exception cref="WireFormatException">A value does not fit its field, or the message is longer than 65535 bytes.</exception>
    public static byte[] Encode(OpenFlowMessage message, OpenFlowVersion version)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Encode(message, message.Xid, version, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes one message; when it can't be written, the buffer stays as it was.</summary>
    /// <param name="message">The message.</param>
    /// <param name="xid">The transaction id, in place of the message's own.</param>
    /// <param name="version">The version to write it in.</param>
    /// <param name="output">Where the bytes go.</param>
    /// <exception cref="WireFormatException">A value does not fit its field, or the message is longer than 65535 bytes.</exception>
    public static void Encode(OpenFlowMessage message, uint xid, OpenFlowVersion version, IBufferWriter<byte> output)
    {
        // Nothing reaches the output before the flush.
        var writer = new WireWriter(output, UsualSize, (int)version);
        Write(ref writer, message, xid, version);
        writer.Flush();
    }

    // Writes a message that may stand in another.
    internal static void Write(ref WireWriter writer, OpenFlowMessage message, uint xid, OpenFlowVersion version)
    {
        if (message is BundleAdd && message.Xid != xid)
        {
            message = message with { Xid = xid };
        }
        var start = writer.Position;
        writer.WriteUInt8((byte)version);
        writer.WriteUInt8(message.WireNumber(writer));
        writer.WriteUInt16(0);
        writer.WriteUInt32(xid);
        message.WriteBody(ref writer, version);
        var length = writer.Position - start;
        if (length > ushort.MaxValue)
        {
            throw writer.Error("length", $"a message of {length} bytes, the limit is {ushort.MaxValue}");
        }
        writer.PatchUInt16(start + LengthOffset, length, "length");
    }

    // Reads a message that may stand in a longer window, and leaves the reader after it.
    internal static OpenFlowMessage DecodeNested(ref WireReader reader)
    {
        var header = MessageHeader.Read(ref reader);
        reader = reader.In(header.Version);
        if (header.Length < OpenFlowMessage.HeaderSize)
        {
            throw reader.Error("length", $"{header.Length} is less than {OpenFlowMessage.HeaderSize}");
        }
        var body = reader.Window(header.Length - OpenFlowMessage.HeaderSize, "message");
        var message = MessageCatalog.Read(header, ref body);
        body.ExpectEnd(message.Type.ToString());
        message.SetXid(header.Xid);
        return message;
    }
}
