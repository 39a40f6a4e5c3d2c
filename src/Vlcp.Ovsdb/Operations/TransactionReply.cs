using System.Collections.Immutable;
using System.Text.Json;

namespace Vlcp.Ovsdb;

/// <summary>Reads the reply to <c>transact</c> (RFC 7047 section 4.1.3).</summary>
internal static class TransactionReply
{
    /// <exception cref="OvsdbTransactionException">The transaction failed.</exception>
    /// <exception cref="JsonRpcProtocolException">The reply has not the shape it must have.</exception>
    public static ImmutableArray<OvsdbOperationResult> Read(JsonElement reply, IReadOnlyList<OvsdbOperation> operations)
    {
        if (reply.ValueKind != JsonValueKind.Array)
        {
            throw new JsonRpcProtocolException("The result of transact must be an array.");
        }
        var index = 0;
        var results = ImmutableArray.CreateBuilder<OvsdbOperationResult>(operations.Count);
        foreach (var element in reply.EnumerateArray())
        {
            ThrowOnError(element, index, operations);
            if (index < operations.Count)
            {
                results.Add(ReadResult(element));
            }
            index++;
        }
        return results.Count == operations.Count
            ? results.ToImmutable()
            : throw new JsonRpcProtocolException($"transact had {operations.Count} operations but {results.Count} results.");
    }

    // A failure of the commit itself stands behind the results of all operations.
    private static void ThrowOnError(JsonElement element, int index, IReadOnlyList<OvsdbOperation> operations)
    {
        if (element.ValueKind == JsonValueKind.Object && ErrorObject.Read(element) is { } error)
        {
            throw index < operations.Count
                ? new OvsdbTransactionException(index, operations[index].Name, error.Error, error.Details)
                : new OvsdbTransactionException(null, "commit", error.Error, error.Details);
        }
    }

    private static OvsdbOperationResult ReadResult(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonRpcProtocolException("The result of an operation must be an object.");
        }
        long? count = element.TryGetProperty("count", out var number) ? OvsdbValueReader.ReadAtom(number).AsInteger() : null;
        Guid? uuid = element.TryGetProperty("uuid", out var identity) ? OvsdbValueReader.ReadAtom(identity).AsUuid() : null;
        ImmutableArray<OvsdbRow> rows = element.TryGetProperty("rows", out var found) && found.ValueKind == JsonValueKind.Array
            ? [.. found.EnumerateArray().Select(ReadRow)]
            : [];
        return new OvsdbOperationResult(count, uuid, rows);
    }

    private static OvsdbRow ReadRow(JsonElement row)
    {
        var columns = RowReader.Columns(row);
        return new OvsdbRow(columns.TryGetValue("_uuid", out var uuid) ? uuid.AsUuid() : Guid.Empty, columns.Remove("_uuid"));
    }
}
