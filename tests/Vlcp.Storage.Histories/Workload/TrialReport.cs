using System.Text;

namespace Vlcp.Storage.Histories;

/// <summary>What came of a trial.</summary>
/// <param name="History">What happened.</param>
/// <param name="Violations">What must not have happened.</param>
/// <param name="Strikes">What was broken, in order.</param>
/// <param name="Revision">The last revision.</param>
public sealed record TrialReport(History History, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Strikes, long Revision)
{
    /// <summary>A summary for people, with the first violations.</summary>
    public string Describe()
    {
        var all = History.Transactions;
        var text = new StringBuilder();
        text.Append(all.Count(t => t.Outcome == TransactionOutcome.Committed)).Append(" transactions answered (")
            .Append(all.Count(t => t.IsWriter)).Append(" changed the store), ")
            .Append(all.Count(t => t.Outcome == TransactionOutcome.Aborted)).Append(" refused, ")
            .Append(all.Count(t => t.Outcome == TransactionOutcome.Unknown)).Append(" of unknown outcome (")
            .Append(all.Count(t => t is { Outcome: TransactionOutcome.Unknown, IsWriter: true })).Append(" found committed), ")
            .Append(all.Sum(t => Math.Max(0, t.Attempts.Count - 1))).Append(" repeated runs, revision ").Append(Revision).Append("; ")
            .Append(History.Feeds.Values.Sum(feed => feed.Count)).Append(" notifications, ")
            .Append(History.Mirrors.Values.Sum(mirror => mirror.Count)).Append(" versions of mirrors; ")
            .Append(Violations.Count).Append(" violations; strikes: ")
            .AppendJoin(", ", Strikes.GroupBy(strike => strike).Select(group => $"{group.Count()}x {group.Key}"));
        foreach (var violation in Violations.Take(20))
        {
            text.AppendLine().Append("  ").Append(violation);
        }

        return text.ToString();
    }
}
