using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.SppCtl.Commands;

namespace Vlcp.SppCtl.Api.Bodies;

/// <summary>The kinds of members that request bodies have.</summary>
internal static class Members
{
    private const string PortPattern = @"^(vhost|ring|pcap|nullpmd|tap|memif|pipe):\d+$|^phy:\d+(nq\d+)?$";
    private const string MacPattern = "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$|^default$";

    /// <summary>One of some words.</summary>
    public static Member<string> Choice(string key, string summary, params ImmutableArray<string> words) => new(
        key,
        $"one of {string.Join(", ", words)}",
        summary,
        () => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) },
        (value, out word) => (word = TextOf(value) ?? "").Length > 0 && words.Contains(word));

    /// <summary>The name of a component: a word that fits into a command and a buffer of the process.</summary>
    public static Member<string> Name(string key, string summary) => new(
        key,
        FormattableString.Invariant($"a word of 1 to {ComponentCommand.LongestName} printable ASCII characters without blanks"),
        summary,
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[!-~]+$", ["maxLength"] = ComponentCommand.LongestName },
        (value, out word) => IsName(word = TextOf(value) ?? ""));

    /// <summary>An integer; decimal text is taken for one where clients in the field send text.</summary>
    public static Member<int> Integer(string key, string summary, int first, int last = int.MaxValue, bool acceptText = false) => new(
        key,
        last == int.MaxValue
            ? FormattableString.Invariant($"an integer of at least {first}")
            : FormattableString.Invariant($"an integer from {first} to {last}"),
        summary,
        () => IntegerSchema(first, last, acceptText),
        (value, out number) => TryInteger(value, acceptText, out number) && number >= first && number <= last);

    /// <summary>A port.</summary>
    public static Member<PortName> Port(string key, string summary) => new(
        key,
        $"a port, TYPE:NUMBER, with a type of {string.Join(", ", PortName.Types)}",
        summary,
        () => new JsonObject { ["type"] = "string", ["pattern"] = PortPattern },
        (value, out port) => PortName.TryParse(TextOf(value), out port!));

    /// <summary>A MAC address.</summary>
    public static Member<string> Mac(string key, string summary) => new(
        key,
        "a MAC address, six octets such as FA:16:3E:7D:CC:35, or default",
        summary,
        () => new JsonObject { ["type"] = "string", ["pattern"] = MacPattern },
        (value, out mac) => MacText.TryParse(TextOf(value), out mac!));

    /// <summary>Yes or no.</summary>
    public static Member<bool> Flag(string key, string summary) => new(
        key,
        "true or false",
        summary,
        () => new JsonObject { ["type"] = "boolean" },
        (value, out flag) => (flag = value.ValueKind == JsonValueKind.True) || value.ValueKind == JsonValueKind.False);

    /// <summary>An object with members of its own, which are read with the shape.</summary>
    public static Member<JsonElement> Object(string key, string summary, BodyShape shape, bool mayBeEmpty = false) => new(
        key,
        "an object",
        summary,
        () => mayBeEmpty ? EmptyOr(shape.Schema) : shape.Schema,
        (value, out item) => (item = value).ValueKind == JsonValueKind.Object);

    /// <summary>An object whose members are command line options.</summary>
    public static Member<JsonElement> Options(string key, string summary) => new(
        key,
        "an object of command line options",
        summary,
        () => new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "null") } },
        (value, out item) => (item = value).ValueKind == JsonValueKind.Object);

    /// <summary>A list of items of a flow rule: words with blanks between them, but nothing that ends the item.</summary>
    public static Member<IReadOnlyList<string>> Items(string key, string summary) => new(
        key,
        "an array of texts of printable ASCII characters, none of them with a word '/' or 'end'",
        summary,
        () => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
        TryItems);

    /// <summary>Whether a text can be the name of a component.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= ComponentCommand.LongestName && text.All(IsVisible);

    /// <summary>Whether a character is printable ASCII and no blank.</summary>
    public static bool IsVisible(char character) => character is > ' ' and <= '~';

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonObject IntegerSchema(int first, int last, bool acceptText)
    {
        var schema = new JsonObject { ["type"] = acceptText ? new JsonArray("integer", "string") : "integer", ["minimum"] = first };
        if (acceptText)
        {
            schema["pattern"] = @"^\d+$";
        }

        if (last != int.MaxValue)
        {
            schema["maximum"] = last;
        }

        return schema;
    }

    private static JsonObject EmptyOr(JsonObject schema)
    {
        var required = schema["required"]!.DeepClone();
        schema.Remove("required");
        schema["anyOf"] = new JsonArray(new JsonObject { ["required"] = required }, new JsonObject { ["maxProperties"] = 0 });
        return schema;
    }

    private static bool TryInteger(JsonElement value, bool acceptText, out int number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt32(out number),
            JsonValueKind.String => acceptText && int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }

    private static bool TryItems(JsonElement value, out IReadOnlyList<string> items)
    {
        items = [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return false;
        }

        items = [.. value.EnumerateArray().Select(item => item.GetString()!.Trim(' '))];
        return items.All(item => item.Length > 0 && item.All(character => character == ' ' || IsVisible(character)) && !item.Split(' ').Any(word => word is "/" or "end"));
    }
}
