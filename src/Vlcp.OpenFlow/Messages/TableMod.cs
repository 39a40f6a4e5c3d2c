using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Changes what a table does when it is full, and on a miss before 1.3.</summary>
/// <param name="TableId">The table; 0xff for all.</param>
/// <param name="Config">ofp_table_config.</param>
public sealed record TableMod(byte TableId, uint Config) : OpenFlowMessage
{
    /// <summary>How the table makes place and when it warns; since 1.4.</summary>
    public TableProperties Properties { get; init; } = TableProperties.None;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.TableMod;

    internal static TableMod ReadBody(ref WireReader reader)
    {
        var tableId = reader.ReadUInt8("table_id");
        reader.Skip(3, "pad");
        return new TableMod(tableId, reader.ReadUInt32("config")) { Properties = TableProperties.Read(ref reader) };
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt8(TableId);
        writer.Skip(3);
        writer.WriteUInt32(Config);
        if (version < OpenFlowVersion.V14 && Properties != TableProperties.None)
        {
            throw writer.NotIn("table_mod.properties");
        }
        Properties.Write(ref writer);
    }
}
