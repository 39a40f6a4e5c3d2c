using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>One property of a table's features (ofp_table_feature_prop). Which of the lists is used depends on the type.</summary>
/// <param name="Type">What it is about.</param>
public sealed record TableFeatureProperty(TableFeatureType Type) : IWireElement
{
    private const int IdSize = 4;

    /// <summary>The numbers of instructions or actions.</summary>
    public WireList<ElementId> Elements { get; init; } = [];

    /// <summary>The numbers of tables.</summary>
    public WireBytes Tables { get; init; }

    /// <summary>The fields.</summary>
    public WireList<FieldId> Fields { get; init; } = [];

    /// <summary>What an experimenter says, and properties that are not described.</summary>
    public WireBytes Data { get; init; }

    /// <summary>Writes the property with its padding.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = PropertyList.Begin(ref writer, (ushort)Type);
        WireLists.WriteAll(ref writer, Elements);
        writer.WriteBytes(Tables);
        WireLists.WriteAll(ref writer, Fields);
        writer.WriteBytes(Data);
        PropertyList.End(ref writer, start);
    }

    internal static WireList<TableFeatureProperty> ReadAll(ref WireReader reader)
    {
        List<TableFeatureProperty> properties = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            properties.Add(Read((TableFeatureType)type, ref content));
        }
        return properties.ToWireList();
    }

    private static TableFeatureProperty Read(TableFeatureType type, ref WireReader content)
    {
        var property = new TableFeatureProperty(type);
        switch (type)
        {
            case <= TableFeatureType.InstructionsMiss:
            case >= TableFeatureType.WriteActions and <= TableFeatureType.ApplyActionsMiss:
                return property with { Elements = WireLists.ReadRest<ElementId>(ref content, "ids", ElementId.Read) };
            case <= TableFeatureType.NextTablesMiss:
            case TableFeatureType.TableSyncFrom:
                return property with { Tables = content.ReadBytes(content.Remaining, "tables") };
            case <= TableFeatureType.PacketTypes when content.Remaining % IdSize == 0 && type != (TableFeatureType)17:
                return property with { Fields = WireLists.ReadRest<FieldId>(ref content, "oxm_ids", FieldId.Read) };
            default:
                return property with { Data = content.ReadBytes(content.Remaining, "property") };
        }
    }
}
