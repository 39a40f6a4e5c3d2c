using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>What the differences of a column depend on: the type in the schema (RFC 7047 section 3.2).</summary>
/// <param name="Default">What the column of a new row has when nothing is told of it.</param>
/// <param name="IsComposite">True for a set or map that may have several members: of those only the difference is told.</param>
internal sealed record ColumnType(OvsdbValue Default, bool IsComposite)
{
    /// <exception cref="JsonRpcProtocolException">It is no type.</exception>
    public static ColumnType Parse(JsonElement type)
    {
        if (type.ValueKind == JsonValueKind.String)
        {
            return new ColumnType(DefaultOf(type.GetString()!), IsComposite: false);
        }

        if (type.ValueKind != JsonValueKind.Object || !type.TryGetProperty("key", out var key))
        {
            throw new JsonRpcProtocolException("The type of a column must be a name or an object with 'key'.");
        }

        var isMap = type.TryGetProperty("value", out _);
        var isOptional = type.TryGetProperty("min", out var least) && least.ValueKind == JsonValueKind.Number && least.GetInt32() == 0;
        var isSingle = !type.TryGetProperty("max", out var most) || (most.ValueKind == JsonValueKind.Number && most.GetInt32() == 1);
        var none = isMap ? OvsdbValue.Map(Enumerable.Empty<KeyValuePair<string, string>>()) : OvsdbValue.Empty;
        return new ColumnType(isMap || isOptional ? none : DefaultOf(NameOf(key)), !isSingle);
    }

    private static string NameOf(JsonElement key) =>
        (key.ValueKind == JsonValueKind.Object && key.TryGetProperty("type", out var name) ? name : key) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw new JsonRpcProtocolException("The type of a column lacks the name of its atoms.");

    private static OvsdbValue DefaultOf(string name) => name switch
    {
        "integer" => 0L,
        "real" => 0.0,
        "boolean" => false,
        "string" => "",
        "uuid" => Guid.Empty,
        _ => throw new JsonRpcProtocolException($"'{name}' is no type of atoms."),
    };
}
