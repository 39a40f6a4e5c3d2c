using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Http;

/// <summary>Writes JSON as the seed's web API did: ASCII only, everything else as \uXXXX, with a blank after each comma and colon.</summary>
internal static class AsciiJson
{
    public static byte[] ToBytes(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                WriteMembers(text, members);
                break;
            case JsonArray list:
                WriteItems(text, list);
                break;
            case var value when value.GetValueKind() == JsonValueKind.String:
                WriteText(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void WriteMembers(StringBuilder text, JsonObject members)
    {
        text.Append('{');
        var separator = "";
        foreach (var (name, value) in members)
        {
            text.Append(separator);
            WriteText(text, name);
            text.Append(": ");
            Write(text, value);
            separator = ", ";
        }

        text.Append('}');
    }

    private static void WriteItems(StringBuilder text, JsonArray list)
    {
        text.Append('[');
        for (var index = 0; index < list.Count; index++)
        {
            text.Append(index == 0 ? "" : ", ");
            Write(text, list[index]);
        }

        text.Append(']');
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or > '~' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
