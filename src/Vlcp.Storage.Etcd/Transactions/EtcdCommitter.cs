using System.Globalization;
using System.Text;

namespace Vlcp.Storage.Etcd;

/// <summary>
/// Commits writes if nothing that was read has changed. When an answer does not come, a fence makes sure that the transaction can't take
/// effect any more, and the feed then tells whether it did.
/// </summary>
internal sealed class EtcdCommitter(EtcdKeys keys, EtcdGateway gateway, EtcdFollower follower, EtcdBudget budget)
{
    private readonly string _client = Guid.NewGuid().ToString("N")[..12];
    private long _count;

    /// <exception cref="EtcdException">etcd refused; nothing was written.</exception>
    /// <exception cref="StoreLimitException">Too much for one transaction; nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">The outcome is unknown.</exception>
    internal async Task<EtcdOutcome> CommitAsync(EtcdAnswers read, long time, IReadOnlyList<StoreWrite> writes, CancellationToken cancellationToken)
    {
        var id = $"{_client}.{Interlocked.Increment(ref _count)}";
        var again = new EtcdReadPlan(keys, read.Query);
        var transaction = Build(id, read, time, writes, again.OperationsAt(0), out var readsAgain);
        follower.Expect(id);
        try
        {
            var reply = await gateway.TransactAsync(transaction, repeatable: false, cancellationToken);
            follower.CountDeletions(reply.Succeeded ? writes.Count(write => write.Value is null) : 0);
            return reply.Succeeded ? new EtcdOutcome(reply.Revision, null)
                : EtcdOutcome.Conflict(readsAgain ? again.Interpret(reply.Revision, reply.Reads) : null);
        }
        catch (EtcdException error) when (error.IsMaybeDone)
        {
            return await ResolveAsync(id, read.Revision, PassFenceAsync, error, cancellationToken);
        }
        catch (EtcdException error) when (error.IsSpaceExceeded)
        {
            var outcome = await ResolveAsync(id, read.Revision, SeeLastAsync, error, cancellationToken);
            if (outcome.Revision > 0)
            {
                return outcome;
            }

            throw;
        }
        catch (OperationCanceledException)
        {
            throw Unknown(gateway.Problem);
        }
        finally
        {
            follower.Forget(id);
        }
    }

    private EtcdTransaction Build(
        string id, EtcdAnswers read, long time, IReadOnlyList<StoreWrite> writes, List<EtcdOperation> again, out bool readsAgain)
    {
        var clock = Encoding.ASCII.GetBytes(time.ToString("D20", CultureInfo.InvariantCulture));
        List<EtcdOperation> operations =
        [
            new PutOperation(keys.Log, EtcdLogEntry.Write(id, writes)),

            // Of transactions that commit at the same time the latest time stays.
            new EtcdTransaction([EtcdComparison.Less(keys.Time, clock)], [new PutOperation(keys.Time, clock)], []),
        ];
        foreach (var (key, value) in writes)
        {
            if (value is { } bytes)
            {
                operations.Add(new PutOperation(keys.Data(key), bytes));
            }
            else
            {
                operations.Add(new DeleteOperation(keys.Data(key)));
                operations.Add(new PutOperation(keys.Deleted(key), default));
            }
        }

        readsAgain = budget.Fits(operations.Count) && budget.Fits(again.Count);
        return new EtcdTransaction(
            EtcdGuard.Comparisons(keys, read, budget.ComparisonsFor(operations.Count)), budget.Pack(operations), readsAgain ? again : []);
    }

    private async Task<EtcdOutcome> ResolveAsync(
        string id, long since, Func<CancellationToken, Task<long>> settle, EtcdException error, CancellationToken cancellationToken)
    {
        try
        {
            return await follower.FindAsync(id, since, await settle(cancellationToken), cancellationToken) switch
            {
                null => throw Unknown(error),
                0 => EtcdOutcome.Conflict(),
                { } revision => new EtcdOutcome(revision, null),
            };
        }
        catch (OperationCanceledException)
        {
            throw Unknown(error);
        }
    }

    // After it no transaction takes effect that read before.
    private async Task<long> PassFenceAsync(CancellationToken cancellationToken)
    {
        var fence = await gateway.TransactAsync(new EtcdTransaction([new PutOperation(keys.Fence, default)]), repeatable: true, cancellationToken);
        return fence.Revision;
    }

    // Enough where the transaction is known to be over.
    private async Task<long> SeeLastAsync(CancellationToken cancellationToken)
    {
        var now = await gateway.TransactAsync(new EtcdTransaction([new GetOperation(keys.Log, keysOnly: true)]), repeatable: true, cancellationToken);
        return now.Reads[0].Select(log => log.Revision).FirstOrDefault();
    }

    private static StoreUnavailableException Unknown(EtcdException? error) =>
        new($"The connection was lost during the commit and the outcome is unknown: {error?.Message ?? "no member answered"}", error);
}
