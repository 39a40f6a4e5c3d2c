using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Network.Calls;

/// <summary>Runs API calls as transactions and turns what they find into JSON. A call that is refused changes nothing.</summary>
internal sealed class NetworkCalls(ObjectDatabase database)
{
    /// <summary>What <c>nostale</c> of a list call does, for people.</summary>
    public const string StaleHelp = "Fail while the store is away, instead of answering from memory with \"stale\" beside the result.";

    /// <summary>Runs a change; the result is the list of the objects as they are stored now.</summary>
    public Task<JsonArray> ChangeAsync<T>(Func<IObjectTransaction, IReadOnlyList<T>> change, CancellationToken cancellationToken)
        where T : DataObject => TranslateErrorsAsync(
            database.WriteWalkAsync(transaction => Dump(transaction, change(transaction)), cancellationToken: cancellationToken));

    /// <summary>Runs a change of one object; the result is that object.</summary>
    public async Task<JsonNode> ChangeOneAsync<T>(Func<IObjectTransaction, IReadOnlyList<T>> change, CancellationToken cancellationToken)
        where T : DataObject => (await ChangeAsync(change, cancellationToken))[0]!;

    /// <summary>Runs a deletion; the result says so.</summary>
    public async Task<JsonObject> DeleteAsync(Action<IObjectTransaction> delete, CancellationToken cancellationToken)
    {
        await TranslateErrorsAsync(database.WriteWalkAsync(
            transaction =>
            {
                delete(transaction);
                return true;
            },
            cancellationToken: cancellationToken));
        return new() { ["status"] = "OK" };
    }

    /// <summary>Reads objects at one version; the result is the list of those that pass the filter. While the store is away, memory answers
    /// if it can, and the answer is marked stale, unless the caller does not want that.</summary>
    public Task<JsonArray> ListAsync<T>(
        Func<IObjectReader, IEnumerable<T>> select, ApiArguments? filter, bool noStale, CancellationToken cancellationToken)
        where T : DataObject => TranslateErrorsAsync(AnswerAsync(select, filter ?? [], noStale, cancellationToken));

    private async Task<JsonArray> AnswerAsync<T>(
        Func<IObjectReader, IEnumerable<T>> select, ApiArguments filter, bool noStale, CancellationToken cancellationToken)
        where T : DataObject
    {
        var answer = await database.AnswerAsync(
            reader => Dump(reader, select(reader).Where(found => AttributeFilter.Accepts(found, filter))), noStale, cancellationToken: cancellationToken);
        if (answer.IsStale)
        {
            AnswerState.MarkStale();
        }

        return answer.Result;
    }

    private static JsonArray Dump(IObjectReader reader, IEnumerable<DataObject> objects) =>
        [.. objects.Select(found => ObjectDumping.Dump(reader, found))];

    private static async Task<T> TranslateErrorsAsync<T>(Task<T> walk)
    {
        try
        {
            return await walk;
        }
        catch (ObjectConflictException conflict)
        {
            throw ApiException.Conflict(conflict.Message);
        }
        catch (StoreLimitException limit)
        {
            throw new ApiException(ApiErrorKind.BadParameter, limit.Message, innerException: limit);
        }
        catch (TimeoutException timeout)
        {
            throw new ApiException(ApiErrorKind.Timeout, timeout.Message, innerException: timeout);
        }
        catch (StaleResultException stale)
        {
            throw ApiException.Unavailable(stale.Message, stale);
        }
        catch (StoreUnavailableException unavailable)
        {
            throw ApiException.Unavailable(unavailable.Message, unavailable);
        }
    }
}
