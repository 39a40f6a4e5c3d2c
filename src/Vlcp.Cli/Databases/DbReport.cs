using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vlcp.Network.Consistency;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Cli.Databases;

/// <summary>What the <c>vlcp db</c> commands print. Each reads the store at one version.</summary>
internal static class DbReport
{
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Page = new(Line) { WriteIndented = true };

    /// <summary>Prints every violation.</summary>
    /// <returns>0 for none, 1 for some.</returns>
    public static async Task<int> CheckAsync(ObjectDatabase database, TextWriter output, CancellationToken cancellationToken)
    {
        var (problems, keys) = await database.WalkAsync(
            reader => (NetworkConsistency.Check(reader), reader.Keys(KeyRange.All).Length), StoreQuery.Of(KeyRange.All), cancellationToken);
        foreach (var problem in problems)
        {
            await output.WriteLineAsync(problem);
        }

        await output.WriteLineAsync(problems.Count == 0 ? $"{keys} keys, no violation" : $"{keys} keys, violations: {problems.Count}");
        return problems.Count == 0 ? 0 : 1;
    }

    /// <summary>Prints keys with their stored values.</summary>
    /// <returns>0.</returns>
    public static async Task<int> ListAsync(ObjectDatabase database, string prefix, TextWriter output, CancellationToken cancellationToken)
    {
        var range = KeyRange.Prefix(prefix);
        var entries = await database.WalkAsync(reader => reader.ScanRaw(range), StoreQuery.Of(range), cancellationToken);
        foreach (var (key, value) in entries)
        {
            await output.WriteLineAsync(new JsonObject { ["key"] = key, ["value"] = Show(value) }.ToJsonString(Line));
        }

        return 0;
    }

    /// <summary>Prints the object of a key, or the value of a key that is not an object's.</summary>
    /// <returns>0, or 1 if there is none.</returns>
    public static async Task<int> GetAsync(ObjectDatabase database, string key, TextWriter output, CancellationToken cancellationToken)
    {
        var found = await database.WalkAsync(reader => Find(reader, key), StoreQuery.Of(key), cancellationToken);
        await output.WriteLineAsync(found?.ToJsonString(Page) ?? "null");
        return found is null ? 1 : 0;
    }

    private static JsonObject? Find(IObjectReader reader, string key) =>
        reader.Schema.Resolve(key) is not null && reader.Get<DataObject>(key) is { } found
            ? ObjectDump.ToJson(found, reader)
            : reader.GetRaw(key) is { } raw ? new JsonObject { ["_key"] = key, ["value"] = Show(raw) } : null;

    // Values are JSON, or nothing where the key says it all. Others are damaged, and shown so that nothing of them is lost.
    private static JsonNode? Show(ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(value.Span);
        }
        catch (Exception damage) when (damage is JsonException or DecoderFallbackException)
        {
            return new JsonObject { ["_base64"] = Convert.ToBase64String(value.Span) };
        }
    }
}
