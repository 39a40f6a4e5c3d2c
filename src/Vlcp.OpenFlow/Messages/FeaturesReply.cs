using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Who the switch is (1.3.5 section 7.3.1).</summary>
/// <param name="DatapathId">The number of the datapath.</param>
/// <param name="Buffers">How many packets it can keep.</param>
/// <param name="Tables">How many tables it has.</param>
/// <param name="AuxiliaryId">0 for the main connection.</param>
/// <param name="Capabilities">What it can do.</param>
/// <param name="Reserved">Not used since 1.1.</param>
public sealed record FeaturesReply(
    ulong DatapathId, uint Buffers, byte Tables, byte AuxiliaryId, SwitchCapabilities Capabilities, uint Reserved = 0)
    : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.FeaturesReply;

    internal static FeaturesReply ReadBody(ref WireReader reader)
    {
        var datapathId = reader.ReadUInt64("datapath_id");
        var buffers = reader.ReadUInt32("n_buffers");
        var tables = reader.ReadUInt8("n_tables");
        var auxiliaryId = reader.ReadUInt8("auxiliary_id");
        reader.Skip(2, "pad");
        return new FeaturesReply(
            datapathId, buffers, tables, auxiliaryId, (SwitchCapabilities)reader.ReadUInt32("capabilities"), reader.ReadUInt32("reserved"));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt64(DatapathId);
        writer.WriteUInt32(Buffers);
        writer.WriteUInt8(Tables);
        writer.WriteUInt8(AuxiliaryId);
        writer.Skip(2);
        writer.WriteUInt32((uint)Capabilities);
        writer.WriteUInt32(Reserved);
    }
}
