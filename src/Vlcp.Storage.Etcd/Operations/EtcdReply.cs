using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>What etcd answered to a transaction.</summary>
internal sealed record EtcdReply(bool Succeeded, long Revision, IReadOnlyList<IReadOnlyList<EtcdKeyValue>> Reads)
{
    /// <summary>Reads the answer; <see cref="Reads"/> has one list for each operation, empty for those that read nothing.</summary>
    internal static EtcdReply Read(JsonElement json)
    {
        var reads = new List<IReadOnlyList<EtcdKeyValue>>();
        if (json.TryGetProperty("responses", out var responses))
        {
            foreach (var response in responses.EnumerateArray())
            {
                reads.Add(response.TryGetProperty("response_range", out var range) && range.TryGetProperty("kvs", out var found)
                    ? [.. found.EnumerateArray().Select(EtcdKeyValue.Read)]
                    : []);
            }
        }

        var succeeded = json.TryGetProperty("succeeded", out var flag) && flag.GetBoolean();
        return new EtcdReply(succeeded, EtcdKeyValue.Number(json.GetProperty("header"), "revision"), reads);
    }
}
