using System.Text.Json.Nodes;

namespace Vlcp.Switches.Ovsdb;

/// <summary>The form that interfaces have in the API of ovsdbportmanager: the columns of OVSDB, and <c>id</c>.</summary>
internal static class InterfaceJson
{
    public static JsonObject Of(OvsInterface source) => new()
    {
        ["name"] = source.Name,
        ["ofport"] = InterfaceColumns.OvsdbNumber(source.OfPort),
        ["_uuid"] = source.Uuid.ToString(),
        ["external_ids"] = Map(source.ExternalIds),
        ["ifindex"] = source.IfIndex,
        ["type"] = source.Type,
        ["id"] = source.InterfaceId,
        ["options"] = Map(source.Options),
    };

    private static JsonObject Map(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
