using Microsoft.Extensions.Logging;
using Vlcp.Ovsdb;

namespace Vlcp.Switches.Ovsdb;

/// <summary>All databases, and the bridges in them.</summary>
internal sealed class BridgeTable(StateWaiters waiters, ILogger logger)
{
    // In the order they came: when two tell of one bridge, the later is believed, and the earlier again when that one leaves.
    private readonly List<SwitchDatabase> databases = [];

    public event Action<BridgeChange>? BridgeChanged;

    /// <summary>The databases that are followed at this moment.</summary>
    public IEnumerable<SwitchDatabase> Connected(string? vhost) =>
        databases.Where(database => database.IsConnected && (vhost is null || database.Vhost == vhost));

    /// <summary>The bridge; one that is followed live rather than one that is only remembered.</summary>
    public (SwitchDatabase Database, MirroredBridge Bridge)? Find(string vhost, ulong datapathId)
    {
        (SwitchDatabase, MirroredBridge)? remembered = null;
        for (var index = databases.Count - 1; index >= 0; index--)
        {
            var database = databases[index];
            if (database.Vhost == vhost && database.Mirror.Find(datapathId) is { } bridge)
            {
                if (database.IsConnected)
                {
                    return (database, bridge);
                }

                remembered ??= (database, bridge);
            }
        }

        return remembered;
    }

    /// <summary>The bridge, when it is followed at this moment.</summary>
    public (SwitchDatabase Database, MirroredBridge Bridge)? FindConnected(string vhost, ulong datapathId) =>
        Find(vhost, datapathId) is { Database.IsConnected: true } found ? found : null;

    public IEnumerable<(SwitchDatabase Database, MirroredBridge Bridge)> ConnectedBridges(string? vhost) =>
        Connected(vhost).SelectMany(database => database.Mirror.Bridges.Select(bridge => (database, bridge)));

    /// <summary>Applies an update; the first one makes the database known, in place of what is remembered of it.</summary>
    public void Apply(SwitchDatabase database, OvsdbUpdate update)
    {
        var changed = database.Mirror.Apply(update);
        if (!databases.Contains(database))
        {
            var former = databases.Where(other => Replaces(database, other)).ToList();
            databases.RemoveAll(former.Contains);
            databases.Add(database);
            changed = Whole([.. changed.Keys, .. former.SelectMany(DatapathIds)]);
        }

        Announce(database.Vhost, changed);
    }

    /// <summary>The connection of a database has ended; what it told is remembered if there is a way to recognise it.</summary>
    public void Disconnect(SwitchDatabase database)
    {
        database.IsConnected = false;
        var recognisable = database.Mirror.SystemId is not null || !database.Session.Client.Stream.Url.IsListener;
        if (!recognisable || databases.Exists(other => other.IsConnected && other.IsSameSwitch(database)))
        {
            databases.Remove(database);
        }

        Announce(database.Vhost, Whole(DatapathIds(database)));
    }

    private static Dictionary<ulong, IReadOnlyCollection<string>?> Whole(IEnumerable<ulong> datapathIds) =>
        datapathIds.Distinct().ToDictionary(datapathId => datapathId, IReadOnlyCollection<string>? (_) => null);

    private static bool Replaces(SwitchDatabase database, SwitchDatabase former) =>
        former.Session == database.Session || (!former.IsConnected && database.IsSameSwitch(former));

    private static IReadOnlyCollection<ulong> DatapathIds(SwitchDatabase database) =>
        [.. database.Mirror.Bridges.Select(bridge => bridge.DatapathId!.Value)];

    private void Announce(string vhost, IReadOnlyDictionary<ulong, IReadOnlyCollection<string>?> changed)
    {
        foreach (var (datapathId, interfaces) in changed)
        {
            Announcement.Raise(BridgeChanged, new BridgeChange(vhost, datapathId, interfaces), logger);
        }

        waiters.Pulse();
    }
}
