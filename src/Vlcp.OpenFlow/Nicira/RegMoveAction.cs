using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Copies bits from one field to another; both parts have the same width.</summary>
/// <param name="Source">Where from.</param>
/// <param name="Destination">Where to.</param>
public sealed record RegMoveAction(Subfield Source, Subfield Destination) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.RegMove;

    internal static RegMoveAction ReadPayload(ref WireReader reader)
    {
        var bits = reader.ReadUInt16("n_bits");
        var sourceOffset = reader.ReadUInt16("src_ofs");
        var destinationOffset = reader.ReadUInt16("dst_ofs");
        var source = SubfieldWire.ReadHeader(ref reader);
        var destination = SubfieldWire.ReadHeader(ref reader);
        return new RegMoveAction(
            SubfieldWire.Make(reader, source, sourceOffset, bits), SubfieldWire.Make(reader, destination, destinationOffset, bits));
    }

    // 1.5 has a standard action for it, and Open vSwitch then refuses this one.
    internal override void WriteStandard(ref WireWriter writer)
    {
        if (writer.Version() >= OpenFlowVersion.V15)
        {
            new CopyFieldAction(Source, Destination).WriteStandard(ref writer);
        }
        else
        {
            base.WriteStandard(ref writer);
        }
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)Source.Bits);
        writer.WriteUInt16((ushort)Source.Offset);
        writer.WriteUInt16((ushort)Destination.Offset);
        SubfieldWire.WriteHeader(ref writer, Source.Field);
        SubfieldWire.WriteHeader(ref writer, Destination.Field);
    }
}
