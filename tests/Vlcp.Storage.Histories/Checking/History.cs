using System.Collections.Immutable;

namespace Vlcp.Storage.Histories;

/// <summary>What happened, put together from the journals of all clients.</summary>
public sealed class History
{
    private readonly Dictionary<string, RecordedTransaction> _transactions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<HistoryEvent>> _feeds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MirrorShowed>> _mirrors = new(StringComparer.Ordinal);
    private readonly List<ClientFailed> _failures = [];

    /// <summary>Puts journals together; events of one client are in their order.</summary>
    public History(IEnumerable<HistoryEvent> events)
    {
        foreach (var happened in events)
        {
            Add(happened);
        }
    }

    /// <summary>All transactions and reads.</summary>
    public IReadOnlyCollection<RecordedTransaction> Transactions => _transactions.Values;

    /// <summary>What each feed told, in order.</summary>
    public IReadOnlyDictionary<string, List<HistoryEvent>> Feeds => _feeds;

    /// <summary>What each mirror showed, in order.</summary>
    public IReadOnlyDictionary<string, List<MirrorShowed>> Mirrors => _mirrors;

    /// <summary>What clients complained of.</summary>
    public IReadOnlyList<ClientFailed> Failures => _failures;

    private void Add(HistoryEvent happened)
    {
        switch (happened)
        {
            case TransactionBegan began:
                _transactions.Add(began.Id, new RecordedTransaction(began.Id, began.Time, began.IsUpdate));
                break;
            case TransactionAttempted attempt:
                _transactions[attempt.Id].Attempts.Add(new RecordedAttempt(attempt.Seen, attempt.Writes));
                break;
            case TransactionEnded ended:
                _transactions[ended.Id].End(ended);
                break;
            case FeedTold told:
                ListOf(_feeds, told.Feed).Add(told);
                break;
            case FeedFinished finished:
                ListOf(_feeds, finished.Feed).Add(finished);
                break;
            case MirrorShowed showed:
                ListOf(_mirrors, showed.Mirror).Add(showed);
                break;
            case ClientFailed failed:
                _failures.Add(failed);
                break;
        }
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string name)
    {
        if (!lists.TryGetValue(name, out var list))
        {
            lists.Add(name, list = []);
        }

        return list;
    }
}
