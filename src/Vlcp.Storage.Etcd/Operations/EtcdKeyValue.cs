using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>A key as etcd tells it.</summary>
internal readonly record struct EtcdKeyValue(byte[] Key, byte[] Value, long Revision)
{
    internal static EtcdKeyValue Read(JsonElement json) => new(Bytes(json, "key"), Bytes(json, "value"), Number(json, "mod_revision"));

    /// <summary>A 64-bit number, which the gateway writes as text and leaves out when it is 0.</summary>
    internal static long Number(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var member) ? 0
        : member.ValueKind == JsonValueKind.Number ? member.GetInt64()
        : long.Parse(member.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Bytes(JsonElement json, string name) => json.TryGetProperty(name, out var member) ? member.GetBytesFromBase64() : [];
}
