using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>Reads a key or a span.</summary>
/// <param name="start">The key, or the first of the span.</param>
/// <param name="end">The end of the span; null for one key.</param>
/// <param name="revision">Reads as of this revision; 0: as of now.</param>
/// <param name="keysOnly">Leaves the values out.</param>
/// <param name="limit">At most so many keys; 0: all.</param>
internal sealed class GetOperation(byte[] start, byte[]? end = null, long revision = 0, bool keysOnly = false, int limit = 0) : EtcdOperation
{
    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("request_range");
        json.WriteBase64String("key", start);
        if (end is not null)
        {
            json.WriteBase64String("range_end", end);
        }

        if (revision > 0)
        {
            json.WriteNumber("revision", revision);
        }

        if (keysOnly)
        {
            json.WriteBoolean("keys_only", true);
        }

        if (limit > 0)
        {
            json.WriteNumber("limit", limit);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
