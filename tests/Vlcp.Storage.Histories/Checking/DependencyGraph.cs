namespace Vlcp.Storage.Histories;

/// <summary>
/// Who must come before whom: who replaced whose version (ww), who read whose version (wr), whose version was replaced by whom after it was
/// read (rw), and who was answered before the other asked (time). Versions that were read are told by their values and revisions, not
/// by the revision that the read claims, except that an absent key says nothing else.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly List<RecordedTransaction?> _nodes = [];
    private readonly Dictionary<RecordedTransaction, int> _numbers = [];
    private readonly List<List<(int To, string Why)>> _edges = [];
    private readonly VersionOrder _versions;

    internal DependencyGraph(History history, VersionOrder versions)
    {
        _versions = versions;
        var members = history.Transactions.Where(t => t.Effective is not null).OrderBy(t => t.Began).ToList();
        foreach (var transaction in members)
        {
            _numbers.Add(transaction, AddNode(transaction));
        }

        foreach (var key in versions.Keys)
        {
            AddReplacements(key);
        }

        foreach (var reader in members)
        {
            AddReads(reader);
        }

        AddTime(members);
    }

    /// <summary>Reports the shortest circle of each knot, if there are any.</summary>
    internal void ReportCycle(List<Violation> found)
    {
        foreach (var knot in StrongComponents.Of(_edges.Count, node => _edges[node].Select(edge => edge.To)).Where(knot => knot.Count > 1))
        {
            var cycle = ShortestCycle(knot);
            var text = string.Join(" ", cycle.Select(step => $"{Name(step.From)} -{step.Why}->"));
            found.Add(new Violation(ViolationKind.Cycle, $"{text} {Name(cycle[0].From)}"));
        }
    }

    private string Name(int node) => _nodes[node]?.ToString() ?? "(time)";

    private int AddNode(RecordedTransaction? transaction)
    {
        _nodes.Add(transaction);
        _edges.Add([]);
        return _nodes.Count - 1;
    }

    private void AddEdge(RecordedTransaction from, RecordedTransaction to, string why)
    {
        if (from != to && _numbers.TryGetValue(from, out var source) && _numbers.TryGetValue(to, out var target))
        {
            _edges[source].Add((target, why));
        }
    }

    private void AddReplacements(string key)
    {
        foreach (var (before, after) in _versions.Of(key).Zip(_versions.Of(key).Skip(1)))
        {
            AddEdge(before.Writer, after.Writer, $"ww {key}");
        }
    }

    private void AddReads(RecordedTransaction reader)
    {
        foreach (var entry in _versions.Complete(reader.Effective!.Seen))
        {
            var versions = _versions.Of(entry.Key);
            var index = IndexOf(entry, versions, RevisionOfAbsence(reader, entry.Key));
            if (index is >= 0)
            {
                AddEdge(versions[index.Value].Writer, reader, $"wr {entry.Key}");
            }

            if (index is not null && index + 1 < versions.Count)
            {
                AddEdge(reader, versions[index.Value + 1].Writer, $"rw {entry.Key}");
            }
        }
    }

    // A key that was absent when it was read, and absent again when the reader committed, does not tell which absence it was.
    private long RevisionOfAbsence(RecordedTransaction reader, string key) =>
        reader.Revision is { } commit && _versions.At(key, commit - 1) is { Value: null } ? commit - 1 : reader.Effective!.Seen.Revision;

    // Null when the history does not tell which version it was.
    private int? IndexOf(ObservedEntry entry, IReadOnlyList<KeyVersion> versions, long revision)
    {
        if (entry.Value is null)
        {
            var index = _versions.IndexAt(entry.Key, revision);
            if (index >= 0 && versions[index].Value is not null && _versions.Undecided.MayExplain(entry.Key, long.MaxValue, revision))
            {
                return null;
            }

            while (index >= 0 && versions[index].Value is not null)
            {
                index--;
            }

            return index;
        }

        for (var index = versions.Count - 1; index >= 0; index--)
        {
            if (versions[index].Value == entry.Value && (entry.Revision is null || entry.Revision == versions[index].Revision))
            {
                return index;
            }
        }

        return null;
    }

    // One node for each answer, in a chain, instead of an edge for each pair.
    private void AddTime(List<RecordedTransaction> members)
    {
        var answers = members.Where(t => t.Ended is not null).OrderBy(t => t.Ended).ToList();
        var (next, last) = (0, -1);
        foreach (var transaction in members)
        {
            while (next < answers.Count && answers[next].Ended < transaction.Began)
            {
                var barrier = AddNode(null);
                _edges[_numbers[answers[next++]]].Add((barrier, "time"));
                if (last >= 0)
                {
                    _edges[last].Add((barrier, "time"));
                }

                last = barrier;
            }

            if (last >= 0)
            {
                _edges[last].Add((_numbers[transaction], "time"));
            }
        }
    }

    private List<(int From, string Why)> ShortestCycle(List<int> knot)
    {
        var members = knot.ToHashSet();
        return knot.Where(node => _nodes[node] is not null).Take(50).Select(start => CycleThrough(start, members)).MinBy(cycle => cycle.Count)!;
    }

    private List<(int From, string Why)> CycleThrough(int start, HashSet<int> members)
    {
        var reached = new Dictionary<int, (int From, string Why)>();
        var queue = new Queue<int>([start]);
        while (!reached.ContainsKey(start))
        {
            var node = queue.Dequeue();
            foreach (var (to, why) in _edges[node].Where(edge => members.Contains(edge.To)))
            {
                if (reached.TryAdd(to, (node, why)))
                {
                    queue.Enqueue(to);
                }
            }
        }

        var cycle = new List<(int From, string Why)>();
        var at = start;
        do
        {
            cycle.Add(reached[at]);
            at = reached[at].From;
        }
        while (at != start);

        cycle.Reverse();
        return cycle;
    }
}
