namespace Vlcp.Storage.Histories;

/// <summary>Whether a mirror goes forward and reports exactly what differs from one of its versions to the next.</summary>
internal static class MirrorCheck
{
    internal static void Run(string name, List<MirrorShowed> shown, List<Violation> found)
    {
        foreach (var (before, after) in shown.Zip(shown.Skip(1)))
        {
            if (after.Seen.Revision <= before.Seen.Revision)
            {
                found.Add(new Violation(ViolationKind.WrongMirror, $"mirror {name} went from {before.Seen.Revision} to {after.Seen.Revision}"));
            }

            if (after.ChangedKeys is not { } keys)
            {
                continue;
            }

            var (old, now) = (ContentOf(before), ContentOf(after));
            var changed = old.Keys.Union(now.Keys).Where(key => old.GetValueOrDefault(key) != now.GetValueOrDefault(key)).ToHashSet(StringComparer.Ordinal);
            if (!changed.SetEquals(keys))
            {
                found.Add(new Violation(
                    changed.IsProperSubsetOf(keys) ? ViolationKind.WrongNotification : ViolationKind.LostNotification,
                    $"mirror {name} told {string.Join(' ', keys)} at {after.Seen.Revision}, but {string.Join(' ', changed)} changed"));
            }
        }
    }

    private static Dictionary<string, string> ContentOf(MirrorShowed showed) =>
        showed.Seen.Entries().Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!, StringComparer.Ordinal);
}
