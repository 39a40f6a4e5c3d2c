using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The first message of each side: which versions it speaks (1.3.5 section 7.5.1).</summary>
/// <param name="HeaderVersion">The version in the message's header, the highest that the sender speaks.</param>
/// <param name="Bitmap">Bit N is set when the sender speaks wire version N; null when the message had no bitmap.</param>
public sealed record Hello(byte HeaderVersion, uint? Bitmap) : OpenFlowMessage
{
    private const ushort BitmapElement = 1;
    private const int ElementHeaderSize = 4;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.Hello;

    internal static Hello ReadBody(ref WireReader reader, byte headerVersion)
    {
        uint? bitmap = null;
        while (reader.Remaining >= ElementHeaderSize)
        {
            var type = reader.ReadUInt16("element.type");
            var length = reader.ReadUInt16("element.length");
            if (length < ElementHeaderSize)
            {
                throw reader.Error("element.length", $"{length} is less than {ElementHeaderSize}");
            }
            var element = reader.Window(length - ElementHeaderSize, "element");
            if (type == BitmapElement)
            {
                // Only the first word holds versions that exist; a bitmap without words names none.
                bitmap ??= element.Remaining == 0 ? 0 : element.ReadUInt32("bitmap");
            }
            reader.Skip(Math.Min(reader.Remaining, WireMath.AlignUp(length, 8) - length), "pad");
        }
        // Whatever a later version appends to its hello does not matter to us.
        reader.Skip(reader.Remaining, "hello");
        return new Hello(headerVersion, bitmap);
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (Bitmap is { } bitmap)
        {
            writer.WriteUInt16(BitmapElement);
            writer.WriteUInt16(ElementHeaderSize + 4);
            writer.WriteUInt32(bitmap);
        }
    }
}
