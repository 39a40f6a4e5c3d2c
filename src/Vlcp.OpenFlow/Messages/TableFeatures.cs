using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What a table can do (ofp_table_features).</summary>
/// <param name="TableId">The table.</param>
/// <param name="Name">Its name.</param>
/// <param name="MetadataMatch">Bits of the metadata that can be matched.</param>
/// <param name="MetadataWrite">Bits of the metadata that can be written.</param>
/// <param name="Config">ofp_table_config.</param>
/// <param name="MaximumEntries">How many flows it can have.</param>
/// <param name="Properties">Which instructions, actions and fields work, as bytes.</param>
public sealed record TableFeatures(
    byte TableId, string Name, ulong MetadataMatch, ulong MetadataWrite, uint Config, uint MaximumEntries, WireBytes Properties)
    : IWireStruct<TableFeatures>
{
    private const int NameSize = 32;
    private const int FixedSize = 64;

    /// <inheritdoc/>
    public int WireSize => FixedSize + Properties.Length;

    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static TableFeatures Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "table_features");
        var tableId = body.ReadUInt8("table_id");
        body.Skip(5, "pad");
        return new TableFeatures(
            tableId, body.ReadFixedText(NameSize, "name"), body.ReadUInt64("metadata_match"), body.ReadUInt64("metadata_write"),
            body.ReadUInt32("config"), body.ReadUInt32("max_entries"), body.ReadBytes(body.Remaining, "properties"));
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)WireSize);
        writer.WriteUInt8(TableId);
        writer.Skip(5);
        writer.WriteFixedText(Name, NameSize, "name");
        writer.WriteUInt64(MetadataMatch);
        writer.WriteUInt64(MetadataWrite);
        writer.WriteUInt32(Config);
        writer.WriteUInt32(MaximumEntries);
        writer.WriteBytes(Properties);
    }
}
