using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Sends the packet out of the port whose number is in a field.</summary>
/// <param name="Source">Where the number is.</param>
/// <param name="MaxLength">Bytes of the packet if the port is the controller.</param>
public sealed record OutputRegAction(Subfield Source, ushort MaxLength = 0) : NiciraAction
{
    private const int HeaderSpace = 10;

    // Only the second form has room for fields of experimenters.
    internal override ushort WireSubtype =>
        (ushort)(Source.Field.SubfieldId.HasExperimenter ? NiciraActionType.OutputReg2 : NiciraActionType.OutputReg);

    internal static OutputRegAction ReadPayload(ref WireReader reader)
    {
        var range = reader.ReadUInt16("ofs_nbits");
        var field = SubfieldWire.ReadHeader(ref reader);
        var maxLength = reader.ReadUInt16("max_len");
        reader.Skip(6, "zero");
        return new OutputRegAction(SubfieldWire.FromRange(reader, field, range), maxLength);
    }

    internal static OutputRegAction ReadPayload2(ref WireReader reader)
    {
        var range = reader.ReadUInt16("ofs_nbits");
        var maxLength = reader.ReadUInt16("max_len");
        var field = SubfieldWire.ReadHeader(ref reader);
        reader.Skip(reader.Remaining, "zero");
        return new OutputRegAction(SubfieldWire.FromRange(reader, field, range), maxLength);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(SubfieldWire.PackRange(Source));
        if (WireSubtype == (ushort)NiciraActionType.OutputReg)
        {
            SubfieldWire.WriteHeader(ref writer, Source.Field);
            writer.WriteUInt16(MaxLength);
            writer.Skip(6);
            return;
        }
        writer.WriteUInt16(MaxLength);
        var start = writer.Position;
        SubfieldWire.WriteHeader(ref writer, Source.Field);
        writer.Skip(HeaderSpace - (writer.Position - start));
    }
}
