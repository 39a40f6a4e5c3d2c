using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Copies bits from one field to another; both parts have the same width. Standard in 1.5, an extension of the ONF in 1.3 and
/// 1.4, and Nicira's move in 1.0.</summary>
/// <param name="Source">Where from.</param>
/// <param name="Destination">Where to.</param>
public sealed record CopyFieldAction(Subfield Source, Subfield Destination) : OpenFlowAction
{
    internal const ushort OnfType = 3200;

    internal override ushort WireType => (ushort)ActionType.CopyField;

    internal static CopyFieldAction ReadBody(ref WireReader reader)
    {
        var bits = reader.ReadUInt16("n_bits");
        var sourceOffset = reader.ReadUInt16("src_offset");
        var destinationOffset = reader.ReadUInt16("dst_offset");
        reader.Skip(2, "pad");
        var source = OxmWire.ReadHeader(ref reader, out _);
        var destination = OxmWire.ReadHeader(ref reader, out _);
        reader.Skip(reader.Remaining, "pad");
        return new CopyFieldAction(
            SubfieldWire.Make(reader, source, sourceOffset, bits), SubfieldWire.Make(reader, destination, destinationOffset, bits));
    }

    internal override void WriteStandard(ref WireWriter writer)
    {
        if (writer.Version() >= OpenFlowVersion.V15)
        {
            WriteHeader(ref writer, WireType);
        }
        else
        {
            WriteHeader(ref writer, (ushort)ActionType.Experimenter);
            writer.WriteUInt32(OxmId.OnfExperimenter);
            writer.WriteUInt16(OnfType);
            writer.Skip(2);
        }
        WriteBody(ref writer);
    }

    internal override void WriteIn10(ref WireWriter writer) => new RegMoveAction(Source, Destination).WriteIn10(ref writer);

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)Source.Bits);
        writer.WriteUInt16((ushort)Source.Offset);
        writer.WriteUInt16((ushort)Destination.Offset);
        writer.Skip(2);
        OxmWire.WriteHeader(ref writer, Source.Field, Source.Field.IdIn(writer.Version()), false);
        OxmWire.WriteHeader(ref writer, Destination.Field, Destination.Field.IdIn(writer.Version()), false);
    }
}
