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

    internal static RegLoadAction ReadPayload(ref WireReader reader)
    {
        var range = reader.ReadUInt16("ofs_nbits");
        var field = SubfieldWire.ReadHeader(ref reader);
        return new RegLoadAction(SubfieldWire.FromRange(reader, field, range), reader.ReadUInt64("value"));
    }

    // 1.5 sets parts of fields with its standard action, and Open vSwitch then refuses this one.
    internal override void WriteStandard(ref WireWriter writer)
    {
        if (writer.Version() >= OpenFlowVersion.V15)
        {
            new SetFieldAction(ToSetting()).WriteStandard(ref writer);
        }
        else
        {
            base.WriteStandard(ref writer);
        }
    }

    // The same as a condition on the field: the bits that are written, and what is written.
    internal MatchField ToSetting()
    {
        var mask = ((UInt128.One << Destination.Bits) - 1) << Destination.Offset;
        return MatchField.Unchecked(Destination.Field, (UInt128)Value << Destination.Offset, mask);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.CheckBits(Value, Destination.Bits, "value");
        writer.WriteUInt16(SubfieldWire.PackRange(Destination));
        SubfieldWire.WriteHeader(ref writer, Destination.Field);
        writer.WriteUInt64(Value);
    }
}
