using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>How a table is configured (ofp_table_desc); since 1.4.</summary>
/// <param name="TableId">The table.</param>
/// <param name="Config">ofp_table_config; bit 2: eviction, bit 3: vacancy events.</param>
//  0 length (2) | 2 table_id (1) | 4 config (4) | 8 properties
public sealed record TableDescription(byte TableId, uint Config) : IWireElement
{
    /// <summary>How eviction and vacancy events are configured.</summary>
    public TableProperties Properties { get; init; } = TableProperties.None;

    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static TableDescription Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "table_desc");
        var tableId = body.ReadUInt8("table_id");
        body.Skip(1, "pad");
        return new TableDescription(tableId, body.ReadUInt32("config")) { Properties = TableProperties.Read(ref body) };
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt8(TableId);
        writer.Skip(1);
        writer.WriteUInt32(Config);
        Properties.Write(ref writer);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
