using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>Sets bits of the metadata that later tables can match.</summary>
/// <param name="Metadata">The bits.</param>
/// <param name="Mask">Which bits are set.</param>
public sealed record WriteMetadataInstruction(ulong Metadata, ulong Mask = ulong.MaxValue) : OpenFlowInstruction
{
    internal override ushort WireType => (ushort)InstructionType.WriteMetadata;

    internal static WriteMetadataInstruction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new WriteMetadataInstruction(reader.ReadUInt64("metadata"), reader.ReadUInt64("metadata_mask"));
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.Skip(4);
        writer.WriteUInt64(Metadata);
        writer.WriteUInt64(Mask);
    }
}
