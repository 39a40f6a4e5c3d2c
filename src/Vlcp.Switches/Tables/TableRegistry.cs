using Microsoft.Extensions.Logging;

namespace Vlcp.Switches.Tables;

/// <summary>The modules that use tables, and the layout that results for each vhost.</summary>
internal sealed class TableRegistry(ILogger logger)
{
    private readonly List<ITableUser> users = [];
    private readonly Dictionary<string, TableLayout> layouts = [];

    public event Action<string>? LayoutChanged;

    public TableLayout Layout(string vhost)
    {
        if (!layouts.TryGetValue(vhost, out var layout))
        {
            // Whoever asked for tables of every vhost was accepted, so this can't fail.
            layouts[vhost] = layout = Compute(vhost, users);
        }

        return layout;
    }

    /// <summary>Adds a user.</summary>
    /// <returns>Removes it.</returns>
    /// <exception cref="TableLayoutException">Its tables don't go with those of the others; nothing has changed.</exception>
    public IDisposable Add(ITableUser user)
    {
        Change([.. users, user], user.VhostBind);
        return new Registration(this, user);
    }

    private void Remove(ITableUser user)
    {
        var rest = users.ToList();
        rest.Remove(user);
        Change(rest, user.VhostBind);
    }

    private void Change(IReadOnlyList<ITableUser> next, IReadOnlyList<string>? vhosts)
    {
        HashSet<string> affected = [.. vhosts ?? [.. layouts.Keys, ""]];
        var computed = affected.Select(vhost => (vhost, layout: Compute(vhost, next))).ToList();
        users.Clear();
        users.AddRange(next);
        var changed = computed.Where(entry => !Same(entry.layout, layouts.GetValueOrDefault(entry.vhost) ?? TableLayout.Empty)).ToList();
        foreach (var (vhost, layout) in computed)
        {
            layouts[vhost] = layout;
        }

        changed.ForEach(entry => Announcement.Raise(LayoutChanged, entry.vhost, logger));
    }

    private TableLayout Compute(string vhost, IEnumerable<ITableUser> all) => TableLayout.Compute(
        all.Where(user => user.VhostBind is null || user.VhostBind.Contains(vhost)).SelectMany(user => user.TableRequests),
        layouts.GetValueOrDefault(vhost));

    private static bool Same(TableLayout one, TableLayout other) =>
        one.Tables.SequenceEqual(other.Tables) && one.Paths.Keys.SequenceEqual(other.Paths.Keys)
        && one.Paths.All(path => path.Value.SequenceEqual(other.Paths[path.Key]));

    private sealed class Registration(TableRegistry registry, ITableUser user) : IDisposable
    {
        private bool ended;

        public void Dispose()
        {
            if (!ended)
            {
                ended = true;
                registry.Remove(user);
            }
        }
    }
}
