using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Takes bits of a field from the packet's stack.</summary>
/// <param name="Part">The bits.</param>
public sealed record StackPopAction(Subfield Part) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.StackPop;

    internal static StackPopAction ReadPayload(ref WireReader reader)
    {
        var offset = reader.ReadUInt16("offset");
        var field = SubfieldWire.ReadHeader(ref reader);
        var bits = reader.ReadUInt16("n_bits");
        reader.Skip(6, "zero");
        return new StackPopAction(SubfieldWire.Make(reader, field, offset, bits));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)Part.Offset);
        SubfieldWire.WriteHeader(ref writer, Part.Field);
        writer.WriteUInt16((ushort)Part.Bits);
        writer.Skip(6);
    }
}
