using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Who the switch is (1.3.5 section 7.3.1).</summary>
/// <param name="DatapathId">The number of the datapath.</param>
/// <param name="Buffers">How many packets it can keep.</param>
/// <param name="Tables">How many tables it has.</param>
/// <param name="AuxiliaryId">0 for the main connection, and always in 1.0.</param>
/// <param name="Capabilities">What it can do.</param>
/// <param name="Reserved">In 1.0 a bit for each type of action that it can do; not used later.</param>
//  0 datapath_id (8) | 8 n_buffers (4) | 12 n_tables (1) | 13 auxiliary_id (1) | 16 capabilities (4) | 20 reserved (4) | 1.0: ports
public sealed record FeaturesReply(
    ulong DatapathId, uint Buffers, byte Tables, byte AuxiliaryId, SwitchCapabilities Capabilities, uint Reserved = 0)
    : OpenFlowMessage
{
    /// <summary>The ports; in 1.0 only, later versions have <see cref="PortDescriptionRequest"/>.</summary>
    public WireList<PortDescription> Ports { get; init; } = [];

    /// <inheritdoc/>
    public override MessageType Type => MessageType.FeaturesReply;

    internal static FeaturesReply ReadBody(ref WireReader reader)
    {
        var datapathId = reader.ReadUInt64("datapath_id");
        var buffers = reader.ReadUInt32("n_buffers");
        var tables = reader.ReadUInt8("n_tables");
        var auxiliaryId = reader.ReadUInt8("auxiliary_id");
        reader.Skip(2, "pad");
        var reply = new FeaturesReply(
            datapathId, buffers, tables, auxiliaryId, (SwitchCapabilities)reader.ReadUInt32("capabilities"), reader.ReadUInt32("reserved"));
        return reader.Version() == OpenFlowVersion.V10
            ? reply with { Ports = WireLists.ReadRest<PortDescription>(ref reader, "ports", PortLayout10.Read) }
            : reply;
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
        if (version == OpenFlowVersion.V10)
        {
            foreach (var port in Ports)
            {
                PortLayout10.Write(ref writer, port);
            }
        }
    }
}
