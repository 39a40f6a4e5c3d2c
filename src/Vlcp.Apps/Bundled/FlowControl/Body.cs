using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>A JSON object of a request. Every member must be asked for: one that nobody understands is refused, so that a misspelt condition
/// never makes a flow wider than it was meant.</summary>
internal sealed class Body
{
    private readonly Dictionary<string, JsonNode?> _members;
    private readonly string _where;

    public Body(JsonObject members, string where)
    {
        _members = members.ToDictionary(m => m.Key, m => m.Value);
        _where = where;
    }

    public static Body Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text.Length == 0 ? "{}" : text) is JsonObject members
                ? new Body(members, "")
                : throw new RequestException(RequestException.BadRequest, "The body is not a JSON object");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new RequestException(RequestException.BadRequest, $"The body is not JSON: {e.Message}");
        }
    }

    /// <summary>Whether there is a member that nobody has asked for yet.</summary>
    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>An unsigned number: a JSON number, a text with one (0x too), or one of the names.</summary>
    public ulong Number(string name, ulong usual, ulong largest, IReadOnlyDictionary<string, uint>? names = null)
    {
        if (!_members.Remove(name, out var node) || node is null)
        {
            return usual;
        }
        var text = node.ToString();
        if (names is not null && names.TryGetValue(text, out var named))
        {
            return named;
        }
        return TryNumber(text, out var value) && value <= largest ? value : throw Wrong(name, text, $"is not a number from 0 to {largest}");
    }

    public ulong RequiredNumber(string name, ulong largest, IReadOnlyDictionary<string, uint>? names = null) =>
        Has(name) ? Number(name, 0, largest, names) : throw new RequestException(RequestException.BadRequest, $"{_where}{name} is missing");

    public string? Text(string name) => _members.Remove(name, out var node) ? node?.ToString() : null;

    public string RequiredText(string name) => Text(name) ?? throw new RequestException(RequestException.BadRequest, $"{_where}{name} is missing");

    public Body? Object(string name) => !_members.Remove(name, out var node) || node is null
        ? null
        : node is JsonObject members ? new Body(members, $"{_where}{name}.") : throw Wrong(name, node.ToJsonString(), "is not an object");

    public IReadOnlyList<Body> Objects(string name)
    {
        if (!_members.Remove(name, out var node) || node is null)
        {
            return [];
        }
        return node is JsonArray array && array.All(item => item is JsonObject)
            ? [.. array.Select((item, i) => new Body((JsonObject)item!, $"{_where}{name}[{i}]."))]
            : throw Wrong(name, node.ToJsonString(), "is not a list of objects");
    }

    /// <summary>Texts: a list, or one text.</summary>
    public IReadOnlyList<string> Texts(string name) => !_members.Remove(name, out var node) || node is null
        ? []
        : node is JsonArray array ? [.. array.Select(item => item?.ToString() ?? "")] : [node.ToString()];

    /// <summary>The bytes of the member <c>data</c>: text of ASCII, or base64 as <c>data_type</c> says.</summary>
    public byte[] Data()
    {
        var (data, type) = (Text("data") ?? "", Text("data_type") ?? "ascii");
        var bytes = new byte[data.Length];
        return type switch
        {
            "ascii" when Ascii.IsValid(data) => Encoding.ASCII.GetBytes(data),
            "ascii" => throw Wrong("data", data, "is not ASCII"),
            "base64" when Convert.TryFromBase64String(data, bytes, out var length) => bytes[..length],
            "base64" => throw Wrong("data", data, "is not base64"),
            _ => throw Wrong("data_type", type, "is neither ascii nor base64"),
        };
    }

    /// <summary>The members that are left, as texts, and takes them.</summary>
    public IReadOnlyList<(string Name, string Value)> TakeAll()
    {
        (string, string)[] all = [.. _members.Select(m => (m.Key, m.Value?.ToString() ?? ""))];
        _members.Clear();
        return all;
    }

    /// <summary>Refuses members that nobody asked for.</summary>
    public void ExpectEnd()
    {
        if (_members.Count > 0)
        {
            throw new RequestException(RequestException.BadRequest, $"Not known: {string.Join(", ", _members.Keys.Select(k => _where + k))}");
        }
    }

    public RequestException Wrong(string name, string value, string rule) => new(RequestException.BadRequest, $"{_where}{name}: '{value}' {rule}");

    internal static bool TryNumber(string text, out ulong value) => text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        ? ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
