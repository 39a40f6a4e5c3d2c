using System.Text.Json;

namespace Vlcp.Storage.Etcd;

/// <summary>A transaction of etcd: if all comparisons hold, one list of operations, otherwise the other. It may be part of another.</summary>
internal sealed class EtcdTransaction(
    IReadOnlyList<EtcdComparison> comparisons, IReadOnlyList<EtcdOperation> success, IReadOnlyList<EtcdOperation> failure) : EtcdOperation
{
    internal EtcdTransaction(IReadOnlyList<EtcdOperation> operations)
        : this([], operations, [])
    {
    }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("request_txn");
        WriteContentTo(json);
        json.WriteEndObject();
    }

    /// <summary>Writes it as the body of a call.</summary>
    internal void WriteContentTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("compare");
        foreach (var comparison in comparisons)
        {
            comparison.WriteTo(json);
        }

        json.WriteEndArray();
        Write(json, "success", success);
        Write(json, "failure", failure);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<EtcdOperation> operations)
    {
        json.WriteStartArray(name);
        foreach (var operation in operations)
        {
            operation.WriteTo(json);
        }

        json.WriteEndArray();
    }
}
