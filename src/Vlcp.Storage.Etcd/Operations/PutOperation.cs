using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>Writes a key.</summary>
internal sealed class PutOperation(byte[] key, ReadOnlyMemory<byte> value) : EtcdOperation
{
    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("request_put");
        json.WriteBase64String("key", key);
        json.WriteBase64String("value", value.Span);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
