using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>The three shapes of a JSON-RPC 1.0 message: request, notification (id null), response.</summary>
internal readonly record struct JsonRpcMessage(string? Method, JsonElement Params, JsonElement Id, JsonElement Result, JsonElement Error)
{
    public bool IsResponse => Method is null;

    public bool IsNotification => Method is not null && IsNull(Id);

    public bool HasError => !IsNull(Error);

    /// <exception cref="JsonRpcProtocolException">The object is none of the three.</exception>
    public static JsonRpcMessage Parse(JsonElement message)
    {
        var id = Member(message, "id");
        if (message.TryGetProperty("method", out var method))
        {
            return method.ValueKind == JsonValueKind.String
                ? new JsonRpcMessage(method.GetString(), Member(message, "params"), id, default, default)
                : throw new JsonRpcProtocolException($"'method' must be a string, but is {method.ValueKind}.");
        }
        if (IsNull(id))
        {
            throw new JsonRpcProtocolException("A message has neither 'method' nor an 'id' to be a reply to.");
        }
        return new JsonRpcMessage(null, default, id, Member(message, "result"), Member(message, "error"));
    }

    private static bool IsNull(JsonElement element) => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    private static JsonElement Member(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value : default;
}
