using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.Storage.Redis;

/// <summary>
/// A notification on the wire: <c>{"id": "PROCESS-COUNTER", "keys": [...], "extrainfo": [...]}</c>, compressed with zlib or not.
/// </summary>
/// <param name="Id">32 hex digits for the process, a dash, 16 for its counter.</param>
/// <param name="Keys">The keys.</param>
/// <param name="ExtraInfo">One element a key, or null.</param>
internal sealed record UpdateMessage(string Id, IReadOnlyList<string> Keys, JsonArray? ExtraInfo)
{
    internal byte[] Encode(bool deflate)
    {
        var message = new JsonObject { ["id"] = Id, ["keys"] = new JsonArray([.. Keys.Select(key => JsonValue.Create(key))]), ["extrainfo"] = ExtraInfo?.DeepClone() };
        var plain = JsonSerializer.SerializeToUtf8Bytes(message);
        if (!deflate)
        {
            return plain;
        }

        var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(plain);
        }

        return output.ToArray();
    }

    /// <summary>Reads a message; null when it is none, for anybody may publish.</summary>
    internal static UpdateMessage? TryDecode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            // A JSON object begins with a brace, zlib with 0x78.
            var plain = bytes.Span is [0x78, ..] ? Inflate(bytes) : bytes;
            return JsonNode.Parse(plain.Span) is JsonObject message
                && message["id"] is JsonValue id && id.TryGetValue(out string? text)
                && message["keys"] is JsonArray keys && keys.All(key => key is JsonValue value && value.GetValueKind() == JsonValueKind.String)
                    ? new UpdateMessage(text, [.. keys.Select(key => key!.GetValue<string>())], message["extrainfo"] as JsonArray)
                    : null;
        }
        catch (Exception damage) when (damage is JsonException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> bytes)
    {
        using var zlib = new ZLibStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        var output = new MemoryStream();
        zlib.CopyTo(output);
        return output.ToArray();
    }
}
