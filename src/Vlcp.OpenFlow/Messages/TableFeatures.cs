using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What a table can do (ofp_table_features).</summary>
/// <param name="TableId">The table.</param>
/// <param name="Name">Its name.</param>
/// <param name="MetadataMatch">Bits of the metadata that can be matched.</param>
/// <param name="MetadataWrite">Bits of the metadata that can be written.</param>
/// <param name="Config">ofp_table_config.</param>
/// <param name="MaximumEntries">How many flows it can have.</param>
/// <param name="Properties">Which instructions, actions and fields work.</param>
//  0 length (2) | 2 table_id (1) | 3 command (1), 4 features (4), since 1.5 | 8 name (32) | 40 metadata (16) | 56 config (4) | 60 max_entries (4) | 64
public sealed record TableFeatures(
    byte TableId, string Name, ulong MetadataMatch, ulong MetadataWrite, uint Config, uint MaximumEntries,
    WireList<TableFeatureProperty> Properties)
    : IWireElement
{
    private const int NameSize = 32;

    /// <summary>What a request does: 0: replaces the pipeline; 1: changes tables; 2: enables; 3: disables; since 1.5.</summary>
    public byte Command { get; init; }

    /// <summary>ofp_table_feature_flag: 1: the table takes packets that come in; 2: that go out; 4: it is the first of those that take
    /// packets that go out; since 1.5.</summary>
    public uint Features { get; init; }

    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static TableFeatures Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "table_features");
        var tableId = body.ReadUInt8("table_id");
        var command = body.ReadUInt8("command");
        var features = body.ReadUInt32("features");
        return new TableFeatures(
            tableId, body.ReadFixedText(NameSize, "name"), body.ReadUInt64("metadata_match"), body.ReadUInt64("metadata_write"),
            body.ReadUInt32("config"), body.ReadUInt32("max_entries"), TableFeatureProperty.ReadAll(ref body))
        {
            Command = body.Version() >= OpenFlowVersion.V15 ? command : (byte)0,
            Features = body.Version() >= OpenFlowVersion.V15 ? features : 0,
        };
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        var hasCommand = writer.Version() >= OpenFlowVersion.V15;
        writer.WriteUInt16(0);
        writer.WriteUInt8(TableId);
        writer.WriteUInt8(hasCommand ? Command : (byte)0);
        writer.WriteUInt32(hasCommand ? Features : 0);
        writer.WriteFixedText(Name, NameSize, "name");
        writer.WriteUInt64(MetadataMatch);
        writer.WriteUInt64(MetadataWrite);
        writer.WriteUInt32(Config);
        writer.WriteUInt32(MaximumEntries);
        WireLists.WriteAll(ref writer, Properties);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
