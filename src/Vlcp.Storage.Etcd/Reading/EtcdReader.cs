namespace Vlcp.Storage.Etcd;

/// <summary>Answers queries at one revision, however many calls that takes.</summary>
internal sealed class EtcdReader(EtcdKeys keys, EtcdGateway gateway, int maxOperations)
{
    /// <summary>Reads as of now: everything that was committed before the call is seen.</summary>
    /// <exception cref="EtcdException">etcd refused.</exception>
    internal async Task<EtcdAnswers> ReadAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ReadAtAsync(0, query, cancellationToken);
            }
            catch (EtcdException error) when (error.IsCompacted)
            {
                // It was compacted between two calls: once more, at a later revision.
            }
        }
    }

    /// <summary>Reads in addition what a query asks for: at the same revision, or everything again when that is not kept any more.</summary>
    /// <exception cref="EtcdException">etcd refused.</exception>
    internal async Task<EtcdAnswers> ReadMoreAsync(EtcdAnswers known, StoreQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return known.With(await ReadAtAsync(known.Revision, known.Missing(query), cancellationToken));
        }
        catch (EtcdException error) when (error.IsCompacted)
        {
            return await ReadAsync(known.Query.Union(query), cancellationToken);
        }
    }

    private async Task<EtcdAnswers> ReadAtAsync(long revision, StoreQuery query, CancellationToken cancellationToken)
    {
        var plan = new EtcdReadPlan(keys, query);
        var results = new List<IReadOnlyList<EtcdKeyValue>>();
        for (var operations = plan.OperationsAt(revision); results.Count < operations.Count;)
        {
            var part = operations.GetRange(results.Count, Math.Min(maxOperations, operations.Count - results.Count));
            var reply = await gateway.TransactAsync(new EtcdTransaction(part), repeatable: true, cancellationToken);
            results.AddRange(reply.Reads);
            if (revision == 0)
            {
                revision = reply.Revision;
                operations = plan.OperationsAt(revision);
            }
        }

        return plan.Interpret(revision, results);
    }
}
