using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>What a switch can do.</summary>
internal static partial class Answers
{
    private static readonly string[] GroupCapabilities = ["SELECT_WEIGHT", "SELECT_LIVENESS", "CHAINING", "CHAINING_CHECKS"];
    private static readonly string[] BandTypes = ["", "DROP", "DSCP_REMARK"];

    // The place of a name is the number of the action.
    private static readonly string[] ActionTypes =
    [
        "OUTPUT", "", "", "", "", "", "", "", "", "", "", "COPY_TTL_OUT", "COPY_TTL_IN", "", "", "SET_MPLS_TTL", "DEC_MPLS_TTL", "PUSH_VLAN", "POP_VLAN",
        "PUSH_MPLS", "POP_MPLS", "SET_QUEUE", "GROUP", "SET_NW_TTL", "DEC_NW_TTL", "SET_FIELD", "PUSH_PBB", "POP_PBB", "COPY_FIELD", "METER",
    ];

    public static object Of(GroupFeatures g) => new
    {
        types = Names(g.Types, GroupTypes), capabilities = Names(g.Capabilities, GroupCapabilities),
        max_groups = GroupTypes.Select((type, i) => new Dictionary<string, uint> { [type] = g.MaximumGroups[i] }).ToArray(),
        actions = GroupTypes.Select((type, i) => new Dictionary<string, string[]> { [type] = Names(g.Actions[i], ActionTypes) }).ToArray(),
    };

    public static object Of(MeterFeatures m) => new
    {
        max_meter = m.MaximumMeters, band_types = Names(m.BandTypes, BandTypes), capabilities = Names(m.Capabilities, MeterFlagNames),
        max_bands = m.MaximumBands, max_color = m.MaximumColor, features = m.Features ?? 0,
    };

    public static object Of(TableFeatures t) => new
    {
        table_id = t.TableId, name = t.Name, metadata_match = t.MetadataMatch, metadata_write = t.MetadataWrite, config = t.Config,
        max_entries = t.MaximumEntries, properties = t.Properties.Select(Of).ToArray(),
    };

    public static object Of(QueueGetConfigReply port) => new
    {
        port = ReservedNames.OfPort(port.Port),
        queues = port.Queues.Select(q => new { port = q.Port, queue_id = q.QueueId, properties = Rates(q).Select(r => new { property = r.Name, rate = r.Rate }).ToArray() }).ToArray(),
    };

    public static object Of(QueueDescription q) => new
    {
        port_no = ReservedNames.OfPort(q.Port), queue_id = q.QueueId, properties = Rates(q).Select(r => new { type = r.Name, rate = r.Rate }).ToArray(),
    };

    private static object Of(TableFeatureProperty p)
    {
        // An odd number is about the table-miss flow, which OS-Ken's names say with a suffix.
        var type = $"{p.Type}";
        var name = string.Concat(type.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
        return p.Type switch
        {
            <= TableFeatureType.InstructionsMiss => new { type = name, instruction_ids = p.Elements.Select(Id).ToArray() },
            <= TableFeatureType.NextTablesMiss or TableFeatureType.TableSyncFrom => new { type = name, table_ids = p.Tables.Select(t => (int)t).ToArray() },
            <= TableFeatureType.ApplyActionsMiss => new { type = name, action_ids = p.Elements.Select(Id).ToArray() },
            TableFeatureType.Experimenter or TableFeatureType.ExperimenterMiss => new { type = name, data = Convert.ToBase64String(p.Data) },
            _ => new { type = name, oxm_ids = p.Fields.Select(Id).ToArray() },
        };
    }

    private static object Id(ElementId id) => new { type = id.Type, len = 4 + id.ExperimenterData.Length };

    private static object Id(FieldId id) => new
    {
        type = id.Field is { } field ? MatchJson.StandardName(field.Name) : $"field_{id.Header >> 9 & 0x7f}", hasmask = id.Header >> 8 & 1, length = id.Header & 0xff,
    };

    private static IEnumerable<(string Name, ushort Rate)> Rates(QueueDescription queue) =>
        new (string Name, ushort? Rate)[] { ("MIN_RATE", queue.MinimumRate), ("MAX_RATE", queue.MaximumRate) }
            .Where(r => r.Rate is not null).Select(r => (r.Name, r.Rate!.Value));

    private static string[] Names(uint bits, string[] names) => [.. names.Where((name, bit) => name.Length > 0 && (bits & 1u << bit) != 0)];
}
