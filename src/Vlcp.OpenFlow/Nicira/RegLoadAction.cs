using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Writes a number into bits of a field.</summary>
/// <param name="Destination">Where to, at most 64 bits.</param>
/// <param name="Value">The number.</param>
public sealed record RegLoadAction(Subfield Destination, ulong Value) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.RegLoad;

    internal override int PayloadSize => 2 + SubfieldWire.HeaderSize + 8;

    internal static RegLoadAction ReadPayload(ref WireReader reader)
    {
        var range = reader.ReadUInt16("ofs_nbits");
        var field = SubfieldWire.ReadHeader(ref reader);
        return new RegLoadAction(SubfieldWire.FromRange(reader, field, range), reader.ReadUInt64("value"));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.CheckBits(Value, Destination.Bits, "value");
        writer.WriteUInt16(SubfieldWire.PackRange(Destination));
        SubfieldWire.WriteHeader(ref writer, Destination.Field);
        writer.WriteUInt64(Value);
    }
}
