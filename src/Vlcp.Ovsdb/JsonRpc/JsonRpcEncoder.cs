using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>Writes the three shapes of a JSON-RPC 1.0 message.</summary>
internal static class JsonRpcEncoder
{
    // Our replies carry what the peer sent, which may be nested deeper than a writer allows by itself.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = int.MaxValue,
        SkipValidation = true,
    };

    /// <param name="id">Null for a notification.</param>
    /// <param name="method">The method.</param>
    /// <param name="writeParams">Writes exactly one JSON array.</param>
    public static ReadOnlyMemory<byte> Request(long? id, string method, Action<Utf8JsonWriter> writeParams) => Write(json =>
    {
        json.WriteString("method", method);
        json.WritePropertyName("params");
        writeParams(json);
        json.WritePropertyName("id");
        if (id is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    });

    public static ReadOnlyMemory<byte> Reply(JsonElement id, JsonRpcReply reply) => Write(json =>
    {
        json.WritePropertyName("result");
        if (reply.WriteResult is { } writeResult)
        {
            writeResult(json);
        }
        else
        {
            json.WriteNullValue();
        }
        json.WriteString("error", reply.Error);
        json.WritePropertyName("id");
        id.WriteTo(json);
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
