using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>What a commit leaves in the feed: who made it, and the keys that it changed.</summary>
/// <param name="Id">The transaction, unique over all clients.</param>
/// <param name="Keys">The keys.</param>
internal sealed record EtcdLogEntry(string Id, ImmutableArray<string> Keys)
{
    internal static ReadOnlyMemory<byte> Write(string id, IReadOnlyList<StoreWrite> writes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartArray("keys");
        foreach (var write in writes)
        {
            json.WriteStringValue(write.Key);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <exception cref="StoreFormatException">It is none.</exception>
    internal static EtcdLogEntry Read(ReadOnlyMemory<byte> value)
    {
        try
        {
            using var json = JsonDocument.Parse(value);
            return new EtcdLogEntry(
                json.RootElement.GetProperty("id").GetString()!, [.. json.RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetString()!)]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StoreFormatException($"A commit in the feed can't be read: {error.Message}", error);
        }
    }
}
