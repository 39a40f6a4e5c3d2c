using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>How a table makes place and when it warns (ofp_table_mod_prop); since 1.4.</summary>
public sealed record TableProperties
{
    private const ushort EvictionProperty = 2;
    private const ushort VacancyProperty = 3;

    /// <summary>Nothing said.</summary>
    public static TableProperties None { get; } = new();

    /// <summary>Which flows go first (ofp_table_mod_prop_eviction_flag): 1: unimportant ones, 2: by what they cost, 4: by life time.</summary>
    public uint? EvictionFlags { get; init; }

    /// <summary>When the switch tells that a table fills up or empties.</summary>
    public TableVacancy? Vacancy { get; init; }

    /// <summary>What experimenters say.</summary>
    public WireList<UnknownProperty> Others { get; init; } = [];

    internal static TableProperties Read(ref WireReader reader)
    {
        var properties = None;
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            switch (type)
            {
                case EvictionProperty:
                    properties = properties with { EvictionFlags = content.ReadUInt32("flags") };
                    break;
                case VacancyProperty:
                    properties = properties with { Vacancy = TableVacancy.Read(ref content) };
                    break;
                default:
                    others.Add(UnknownProperty.Read(type, ref content));
                    break;
            }
        }
        return others.Count == 0 ? properties : properties with { Others = others.ToWireList() };
    }

    internal void Write(ref WireWriter writer)
    {
        if (EvictionFlags is { } flags)
        {
            var start = PropertyList.Begin(ref writer, EvictionProperty);
            writer.WriteUInt32(flags);
            PropertyList.End(ref writer, start);
        }
        if (Vacancy is { } vacancy)
        {
            var start = PropertyList.Begin(ref writer, VacancyProperty);
            vacancy.Write(ref writer);
            PropertyList.End(ref writer, start);
        }
        WireLists.WriteAll(ref writer, Others);
    }
}
