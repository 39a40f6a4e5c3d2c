using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Writes bits of the metadata; the instruction of later versions as an action of 1.0.</summary>
/// <param name="Metadata">The new bits.</param>
/// <param name="Mask">Which bits are written.</param>
public sealed record NiciraWriteMetadataAction(ulong Metadata, ulong Mask = ulong.MaxValue) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.WriteMetadata;

    internal static NiciraWriteMetadataAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(6, "zeros");
        return new NiciraWriteMetadataAction(reader.ReadUInt64("metadata"), reader.ReadUInt64("mask"));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.Skip(6);
        writer.WriteUInt64(Metadata);
        writer.WriteUInt64(Mask);
    }
}
