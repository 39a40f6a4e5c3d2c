using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>Deletes a key or, with an end, a span.</summary>
internal sealed class DeleteOperation(byte[] start, byte[]? end = null) : EtcdOperation
{
    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("request_delete_range");
        json.WriteBase64String("key", start);
        if (end is not null)
        {
            json.WriteBase64String("range_end", end);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
