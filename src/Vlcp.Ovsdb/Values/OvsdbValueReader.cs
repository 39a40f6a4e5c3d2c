using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>Reads values in the JSON form of RFC 7047 section 5.1.</summary>
internal static class OvsdbValueReader
{
    /// <exception cref="JsonRpcProtocolException">The JSON is no OVSDB value.</exception>
    public static OvsdbValue Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return ReadAtom(json);
        }
        try
        {
            var (tag, content) = Tagged(json);
            return tag switch
            {
                "set" => OvsdbValue.Set(Array(content).Select(ReadAtom)),
                "map" => OvsdbValue.Map(Array(content).Select(ReadPair)),
                _ => ReadAtom(json),
            };
        }
        catch (ArgumentException e)
        {
            throw new JsonRpcProtocolException(e.Message, e);
        }
    }

    public static OvsdbAtom ReadAtom(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt64(out var integer) => integer,
        JsonValueKind.Number when json.TryGetDouble(out var real) && double.IsFinite(real) => real,
        JsonValueKind.Array => ReadIdentity(json),
        _ => throw Invalid(json),
    };

    private static OvsdbAtom ReadIdentity(JsonElement json)
    {
        var (tag, content) = Tagged(json);
        return (tag, content.ValueKind) switch
        {
            ("uuid", JsonValueKind.String) when Guid.TryParseExact(content.GetString(), "D", out var uuid) => uuid,
            ("named-uuid", JsonValueKind.String) => OvsdbAtom.NamedUuid(content.GetString()!),
            _ => throw Invalid(json),
        };
    }

    private static KeyValuePair<OvsdbAtom, OvsdbAtom> ReadPair(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2
            ? KeyValuePair.Create(ReadAtom(json[0]), ReadAtom(json[1]))
            : throw Invalid(json);

    private static (string Tag, JsonElement Content) Tagged(JsonElement json) =>
        json.GetArrayLength() == 2 && json[0].ValueKind == JsonValueKind.String
            ? (json[0].GetString()!, json[1])
            : throw Invalid(json);

    private static JsonElement.ArrayEnumerator Array(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw Invalid(json);

    private static JsonRpcProtocolException Invalid(JsonElement json)
    {
        var text = json.GetRawText();
        return new($"Not an OVSDB value: {(text.Length <= 200 ? text : text[..200] + "…")}");
    }
}
