using System.Text.Json;
using System.Threading.Channels;

namespace Vlcp.Ovsdb;

/// <summary>
/// The changes of tables from a known transaction on (<c>monitor_cond_since</c> of ovsdb-server(7)), for the life of one connection. It keeps
/// no copy of the rows.
/// </summary>
public sealed class OvsdbHistory
{
    private readonly Channel<OvsdbHistoryUpdate> updates =
        Channel.CreateUnbounded<OvsdbHistoryUpdate>(new UnboundedChannelOptions { SingleWriter = true });

    /// <summary>
    /// The changes in order; the first element has what happened since the known transaction, or everything when the server does not
    /// know that any more. Fails with <see cref="JsonRpcConnectionClosedException"/> when the connection ends.
    /// </summary>
    public ChannelReader<OvsdbHistoryUpdate> Updates => updates.Reader;

    /// <exception cref="JsonRpcProtocolException">The JSON is no result of monitor_cond_since.</exception>
    internal void Begin(JsonElement result)
    {
        if (result.ValueKind != JsonValueKind.Array || result.GetArrayLength() != 3)
        {
            throw new JsonRpcProtocolException("The result of monitor_cond_since must be an array of three.");
        }

        updates.Writer.TryWrite(new OvsdbHistoryUpdate(
            result[0].ValueKind != JsonValueKind.True, Identity(result[1]), OvsdbRowDifference.ReadAll(result[2])));
    }

    /// <exception cref="JsonRpcProtocolException">The JSON is no update3.</exception>
    internal void Apply(JsonElement transaction, JsonElement change) =>
        updates.Writer.TryWrite(new OvsdbHistoryUpdate(IsWhole: false, Identity(transaction), OvsdbRowDifference.ReadAll(change)));

    internal void Fail(Exception exception) => updates.Writer.TryComplete(exception);

    private static Guid Identity(JsonElement json) => json.ValueKind == JsonValueKind.String && Guid.TryParseExact(json.GetString(), "D", out var uuid)
        ? uuid
        : throw new JsonRpcProtocolException("The identity of a transaction must be a uuid.");
}
