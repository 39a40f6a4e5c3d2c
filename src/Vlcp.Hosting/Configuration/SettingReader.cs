using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Configuration;

/// <summary>Reads one setting as the type of its property.</summary>
internal static class SettingReader
{
    public static object? Read(IConfigurationSection section, Type type, SettingAttribute setting)
    {
        var key = section.Path.Replace(ConfigurationPath.KeyDelimiter, ".", StringComparison.Ordinal);
        try
        {
            return Read(NodeOf(section, type), type, setting, key);
        }
        catch (JsonException failure)
        {
            throw Refuse(key, section.Value, $"must be a literal ({failure.Message})");
        }
    }

    /// <summary>A scalar is its text. Lists and dictionaries are JSON text, or sections when they come from a foreign source.</summary>
    internal static JsonNode? NodeOf(IConfigurationSection section, Type type)
    {
        if (section.Value is { } text)
        {
            return JsonTypeSchema.ElementOf(type) is not null || type == typeof(JsonNode) ? ConfigText.Guess(text) : text;
        }

        var children = section.GetChildren().ToList();
        if (children.Count > 0 && children.Select((child, index) => child.Key == index.ToString(CultureInfo.InvariantCulture)).All(same => same))
        {
            return new JsonArray([.. children.Select(child => NodeOf(child, typeof(JsonNode)))]);
        }

        return children.Count == 0 ? null : new JsonObject(children.Select(child => KeyValuePair.Create(child.Key, NodeOf(child, typeof(JsonNode)))));
    }

    private static object? Read(JsonNode? node, Type type, SettingAttribute setting, string key)
    {
        if (type == typeof(JsonNode))
        {
            return node;
        }

        if (node is null)
        {
            return Nullable.GetUnderlyingType(type) is not null || !type.IsValueType
                ? null
                : throw Refuse(key, "None", $"must be {Describe(type)}");
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (JsonTypeSchema.ElementOf(type) is { } element)
        {
            return ReadList(node, element, setting, key);
        }

        var text = node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
        return ReadScalar(text, type, setting) ?? throw Refuse(key, text, $"must be {Describe(type)}{Range(setting)}");
    }

    private static Array ReadList(JsonNode node, Type element, SettingAttribute setting, string key)
    {
        // One value stands for a list of one, as the seed's vhostbind = '' does.
        List<JsonNode?> items = node is JsonArray array ? [.. array] : [node];
        var list = Array.CreateInstance(element, items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            list.SetValue(Read(items[index], element, setting, $"{key}[{index}]"), index);
        }

        return list;
    }

    private static object? ReadScalar(string text, Type type, SettingAttribute setting) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(bool) => ReadFlag(text),
        _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && InRange(number, setting) ? number : null,
        _ when type == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && InRange(number, setting) ? number : null,
        _ when type == typeof(double) => ReadNumber(text, setting),
        _ when type == typeof(TimeSpan) => ReadNumber(text, setting) is { } seconds && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds) : null,
        _ when type.IsEnum => Enum.TryParse(type, text, ignoreCase: true, out var name) && Enum.IsDefined(type, name) ? name : null,
        _ => throw new NotSupportedException($"Settings of type {type} are not supported"),
    };

    private static object? ReadFlag(string text) => text switch
    {
        "1" => true,
        "0" => false,
        _ => bool.TryParse(text, out var flag) ? flag : null,
    };

    private static double? ReadNumber(string text, SettingAttribute setting) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && InRange(number, setting)
            ? number
            : null;

    private static bool InRange(double number, SettingAttribute setting) => number >= setting.Minimum && number <= setting.Maximum;

    private static string Describe(Type type) => type switch
    {
        _ when type == typeof(bool) => "True or False",
        _ when type == typeof(int) || type == typeof(long) => "an integer",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(TimeSpan) => "a number of seconds",
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ => "text",
    };

    private static string Range(SettingAttribute setting) => (double.IsFinite(setting.Minimum), double.IsFinite(setting.Maximum)) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $" from {setting.Minimum} to {setting.Maximum}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $" of at least {setting.Minimum}"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $" of at most {setting.Maximum}"),
        _ => "",
    };

    private static ConfigurationException Refuse(string key, string? value, string rule) => new($"Setting '{key}' {rule}, not '{value}'");
}
