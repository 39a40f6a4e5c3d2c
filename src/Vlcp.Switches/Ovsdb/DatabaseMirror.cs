using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Vlcp.Ovsdb;

namespace Vlcp.Switches.Ovsdb;

/// <summary>What one Open vSwitch database says of its bridges, kept up from the updates of one monitor.</summary>
/// <remarks>
/// An update costs as much as what it changed: interfaces are put into their bridge's dictionary one by one, and a bridge is put
/// together anew only when it gets another name or datapath id.
/// </remarks>
internal sealed class DatabaseMirror(IReadOnlyList<string>? bridgeNames, ILogger logger)
{
    public const string Database = "Open_vSwitch";

    private readonly Dictionary<Guid, OvsInterface> interfaces = [];
    private readonly Dictionary<Guid, ImmutableArray<Guid>> interfacesOfPort = [];
    private readonly Dictionary<Guid, Guid> bridgeOfPort = [];
    private readonly Dictionary<Guid, Guid> bridgeOfInterface = [];
    private readonly Dictionary<Guid, MirroredBridge> bridges = [];
    private readonly Dictionary<ulong, Guid> byDatapathId = [];
    private readonly HashSet<Guid> outdated = [];
    private readonly List<(Guid Bridge, Guid Port)> arriving = [];
    private readonly Dictionary<ulong, IReadOnlyCollection<string>?> touched = [];

    public static IReadOnlyList<OvsdbMonitorRequest> MonitorRequests { get; } =
    [
        new("Open_vSwitch", ["external_ids"]),
        new("Bridge", ["name", "datapath_id", "ports"]),
        new("Port", ["name", "interfaces"]),
        new("Interface", ["name", "ofport", "ifindex", "type", "external_ids", "options", "error"]),
    ];

    /// <summary>The <c>external_ids:system-id</c>, or null.</summary>
    public string? SystemId { get; private set; }

    /// <summary>The bridges that have a datapath id.</summary>
    public IEnumerable<MirroredBridge> Bridges => byDatapathId.Values.Select(uuid => bridges[uuid]);

    public MirroredBridge? Find(ulong datapathId) => byDatapathId.TryGetValue(datapathId, out var uuid) ? bridges[uuid] : null;

    /// <summary>Applies one update whole.</summary>
    /// <returns>The datapath ids of bridges that are different now, or gone, with the names of the interfaces that are; null if
    /// anything may be.</returns>
    public IReadOnlyDictionary<ulong, IReadOnlyCollection<string>?> Apply(OvsdbUpdate update)
    {
        outdated.Clear();
        arriving.Clear();
        touched.Clear();
        foreach (var change in update.Changes)
        {
            Note(change, update.Replica);
        }

        // All are taken down before the first is put up: a port may have moved from one to another.
        foreach (var uuid in outdated)
        {
            TakeDown(uuid);
        }

        foreach (var uuid in outdated)
        {
            PutUp(uuid, update.Replica);
        }

        foreach (var (bridge, port) in arriving.Where(arrival => Has(update.Replica, arrival.Bridge, arrival.Port)))
        {
            Attach(bridge, port, update.Replica);
        }

        return touched.ToDictionary();
    }

    private void Note(OvsdbRowChange change, OvsdbReplica replica)
    {
        switch (change.Table)
        {
            case "Open_vSwitch":
                FollowSystemId(replica);
                break;
            case "Bridge" when change is { Old: not null, New: not null } && !change.Changed("name") && !change.Changed("datapath_id"):
                ExchangePorts(change.Uuid, change.Old["ports"].Atoms, change.New["ports"].Atoms);
                break;
            case "Bridge":
                outdated.Add(change.Uuid);
                break;
            case "Port" when bridgeOfPort.TryGetValue(change.Uuid, out var bridge):
                Detach(bridge, change.Uuid);
                arriving.Add((bridge, change.Uuid));
                break;
            case "Interface":
                Note(change.Uuid, change.New is null ? null : ReadInterface(change.New));
                break;
        }
    }

    // A port may have changed and left in one transaction.
    private bool Has(OvsdbReplica replica, Guid bridge, Guid port) =>
        bridges.ContainsKey(bridge) && replica.Find("Bridge", bridge)?["ports"].Atoms.BinarySearch(port) >= 0;

    // Both are sorted, and nearly all members are the same.
    private void ExchangePorts(Guid bridge, ImmutableArray<OvsdbAtom> before, ImmutableArray<OvsdbAtom> after)
    {
        if (!bridges.ContainsKey(bridge))
        {
            return;
        }

        var (b, a) = (0, 0);
        while (b < before.Length || a < after.Length)
        {
            var order = b == before.Length ? 1 : a == after.Length ? -1 : before[b] == after[a] ? 0 : before[b].CompareTo(after[a]);
            if (order < 0)
            {
                Detach(bridge, before[b].AsUuid());
            }
            else if (order > 0)
            {
                arriving.Add((bridge, after[a].AsUuid()));
            }

            b += order <= 0 ? 1 : 0;
            a += order >= 0 ? 1 : 0;
        }
    }

    private void FollowSystemId(OvsdbReplica replica)
    {
        var root = replica["Open_vSwitch"].Values.FirstOrDefault();
        var systemId = root?["external_ids"].AsStringMap().GetValueOrDefault("system-id");
        if (systemId != SystemId)
        {
            SystemId = systemId;
            foreach (var datapathId in byDatapathId.Keys)
            {
                touched[datapathId] = null;
            }
        }
    }

    private void Note(Guid uuid, OvsInterface? now)
    {
        var before = interfaces.GetValueOrDefault(uuid);
        if (now is null)
        {
            interfaces.Remove(uuid);
        }
        else
        {
            interfaces[uuid] = now;
        }

        if (bridgeOfInterface.TryGetValue(uuid, out var owner) && !Equals(before, now))
        {
            Show(owner, before, now);
        }
    }

    // Changes what a bridge shows of one interface. Another interface may have got the name meanwhile.
    private void Show(Guid uuid, OvsInterface? before, OvsInterface? now)
    {
        var bridge = bridges[uuid];
        var shown = bridge.Interfaces;
        if (before is not null && before.Name != now?.Name && shown.GetValueOrDefault(before.Name)?.Uuid == before.Uuid)
        {
            shown = shown.Remove(before.Name);
        }

        if (now is not null)
        {
            shown = shown.SetItem(now.Name, now);
        }

        bridges[uuid] = bridge with { Interfaces = shown };
        Touch(bridge, before?.Name);
        Touch(bridge, now?.Name);
    }

    private void Attach(Guid bridge, Guid port, OvsdbReplica replica)
    {
        ImmutableArray<Guid> members = [.. replica.Find("Port", port)?["interfaces"].AsUuids() ?? []];
        bridgeOfPort[port] = bridge;
        interfacesOfPort[port] = members;
        Touch(bridges[bridge]);
        foreach (var member in members)
        {
            bridgeOfInterface[member] = bridge;
            if (interfaces.TryGetValue(member, out var found))
            {
                Show(bridge, null, found);
            }
        }
    }

    private void Detach(Guid bridge, Guid port)
    {
        if (bridgeOfPort.GetValueOrDefault(port) != bridge)
        {
            return;
        }

        bridgeOfPort.Remove(port);
        interfacesOfPort.Remove(port, out var members);
        Touch(bridges[bridge]);
        foreach (var member in members)
        {
            if (bridgeOfInterface.Remove(member) && interfaces.TryGetValue(member, out var found))
            {
                Show(bridge, found, null);
            }
        }
    }

    private void TakeDown(Guid uuid)
    {
        if (!bridges.TryGetValue(uuid, out var bridge))
        {
            return;
        }

        TouchWhole(bridge);
        foreach (var port in bridgeOfPort.Where(pair => pair.Value == uuid).Select(pair => pair.Key).ToList())
        {
            Detach(uuid, port);
        }

        bridges.Remove(uuid);
        if (bridge.DatapathId is { } datapathId && byDatapathId.GetValueOrDefault(datapathId) == uuid)
        {
            byDatapathId.Remove(datapathId);
        }
    }

    private void PutUp(Guid uuid, OvsdbReplica replica)
    {
        if (replica.Find("Bridge", uuid) is not { } row)
        {
            return;
        }

        var name = row["name"].AsString();
        if (bridgeNames is not null && !bridgeNames.Contains(name))
        {
            return;
        }

        var bridge = new MirroredBridge(uuid, name, ReadDatapathId(row), ImmutableDictionary.Create<string, OvsInterface>(StringComparer.Ordinal));
        bridges[uuid] = bridge;
        TouchWhole(bridge);
        foreach (var port in row["ports"].AsUuids())
        {
            Attach(uuid, port, replica);
        }

        if (bridge.DatapathId is { } datapathId && !byDatapathId.TryAdd(datapathId, uuid))
        {
            logger.LogWarning("Bridges {First} and {Second} have the same datapath id {DatapathId:x16}; the second is ignored",
                bridges[byDatapathId[datapathId]].Name, bridge.Name, datapathId);
        }
    }

    private void Touch(MirroredBridge bridge, string? name = null)
    {
        if (bridge.DatapathId is not { } datapathId)
        {
            return;
        }

        if (!touched.TryGetValue(datapathId, out var names))
        {
            touched[datapathId] = names = new HashSet<string>(StringComparer.Ordinal);
        }

        if (name is not null && names is HashSet<string> some)
        {
            some.Add(name);
        }
    }

    private void TouchWhole(MirroredBridge bridge)
    {
        if (bridge.DatapathId is { } datapathId)
        {
            touched[datapathId] = null;
        }
    }

    // A new bridge has none until ovs-vswitchd gave it one.
    private ulong? ReadDatapathId(OvsdbRow row)
    {
        var text = row["datapath_id"].AsOptionalString();
        if (text is null)
        {
            return null;
        }

        if (ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var datapathId))
        {
            return datapathId;
        }

        logger.LogWarning("Bridge {Uuid} has the datapath id '{Text}', which is no hexadecimal number of 64 bits; it is ignored", row.Uuid, text);
        return null;
    }

    // What one row has wrong must not hide the others.
    private OvsInterface? ReadInterface(OvsdbRow row)
    {
        try
        {
            var externalIds = InterfaceColumns.Map(row["external_ids"]);
            return new OvsInterface(
                Name: row["name"].AsString(),
                OfPort: InterfaceColumns.PortNumber(row["ofport"].AsOptionalInteger()),
                InterfaceId: externalIds.GetValueOrDefault("iface-id"),
                Type: row["type"].AsString(),
                Options: InterfaceColumns.Map(row["options"]),
                ExternalIds: externalIds,
                Uuid: row.Uuid,
                IfIndex: (int?)row["ifindex"].AsOptionalInteger())
            {
                Error = row["error"].AsOptionalString(),
            };
        }
        catch (Exception failure) when (failure is OvsdbValueException or KeyNotFoundException)
        {
            logger.LogWarning("Interface {Uuid} is ignored: {Reason}", row.Uuid, failure.Message);
            return null;
        }
    }
}
