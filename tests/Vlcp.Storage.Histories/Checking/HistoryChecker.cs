namespace Vlcp.Storage.Histories;

/// <summary>
/// Finds out whether a history could have come from a store that keeps its promises. Two independent proofs: everything that was
/// read is compared with a replay of the commits in the order of their revisions, and a graph of who saw and replaced whose versions is
/// searched for circles. A transaction of unknown outcome counts as committed when somebody saw a value that only it wrote.
/// </summary>
public static class HistoryChecker
{
    /// <summary>Checks everything; an empty list is a good history.</summary>
    public static IReadOnlyList<Violation> Check(History history)
    {
        var found = new List<Violation>();
        found.AddRange(history.Failures.Select(failure => new Violation(ViolationKind.BrokenRule, $"{failure.Client}: {failure.Message}")));
        new OriginCheck(history, found).Run();
        var versions = new VersionOrder(history, found);
        new ReplayCheck(history, versions, found).Run();
        new OrderCheck(history, found).Run();
        new DependencyGraph(history, versions).ReportCycle(found);
        foreach (var (name, told) in history.Feeds)
        {
            new FeedCheck(name, told, versions, found).Run();
        }

        foreach (var (name, shown) in history.Mirrors)
        {
            MirrorCheck.Run(name, shown, found);
        }

        return found;
    }
}
