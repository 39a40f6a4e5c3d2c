namespace Vlcp.Storage.Etcd;

/// <summary>
/// Fits a transaction into the members' limit of operations (<c>--max-txn-ops</c>, 128 unless they were told otherwise). The limit holds for
/// each of the three lists; a transaction inside of another has what the longest list of the outer one leaves over.
/// </summary>
internal sealed class EtcdBudget(int limit)
{
    private readonly int _outer = limit * 3 / 8;

    /// <summary>What one transaction can write at most.</summary>
    internal int MostOperations => _outer * Half * (limit - _outer - Half);

    private int Half => (limit - _outer) / 2;

    /// <summary>The comparisons that a transaction may have; the more the exacter.</summary>
    /// <param name="operations">How many operations it has.</param>
    internal int ComparisonsFor(int operations) => operations < limit ? limit - 1 : _outer;

    /// <summary>True when a list of this length fits as it is, and a small transaction inside of it.</summary>
    internal bool Fits(int length) => length < limit;

    /// <summary>The operations as a list that fits, where necessary as transactions of their own.</summary>
    /// <exception cref="StoreLimitException">They are too many.</exception>
    internal IReadOnlyList<EtcdOperation> Pack(IReadOnlyList<EtcdOperation> operations)
    {
        if (Fits(operations.Count))
        {
            return operations;
        }

        var rest = limit - _outer;
        if (operations.Count <= _outer * rest)
        {
            return Group(operations, rest);
        }

        return operations.Count <= MostOperations
            ? Group(Group(operations, rest - Half), Half)
            : throw new StoreLimitException(
                $"A transaction of {operations.Count} operations is more than etcd takes: at most {MostOperations} while its --max-txn-ops is {limit}.");
    }

    private static List<EtcdOperation> Group(IEnumerable<EtcdOperation> operations, int size) =>
        [.. operations.Chunk(size).Select(part => new EtcdTransaction(part))];
}
