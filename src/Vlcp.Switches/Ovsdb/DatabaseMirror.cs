using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Vlcp.Ovsdb;

namespace Vlcp.Switches.Ovsdb;

/// <summary>What one Open vSwitch database says of its bridges, kept up from the updates of one monitor.</summary>
/// <remarks>
/// An update costs as much as what it changed: a changed interface is put into its bridge's dictionary, and a bridge is put
/// together anew only when its own row or one of its ports changed.
/// </remarks>
internal sealed class DatabaseMirror(IReadOnlyList<string>? bridgeNames, ILogger logger)
{
    public const string Database = "Open_vSwitch";

    private readonly Dictionary<Guid, OvsInterface> interfaces = [];
    private readonly Dictionary<Guid, Guid> bridgeOfPort = [];
    private readonly Dictionary<Guid, Guid> bridgeOfInterface = [];
    private readonly Dictionary<Guid, MirroredBridge> bridges = [];
    private readonly Dictionary<ulong, Guid> byDatapathId = [];
    private readonly HashSet<Guid> outdated = [];
    private readonly HashSet<ulong> touched = [];

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
    /// <returns>The datapath ids of bridges that are different now, or gone.</returns>
    public IReadOnlyCollection<ulong> Apply(OvsdbUpdate update)
    {
        outdated.Clear();
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

        return [.. touched];
    }

    private void Note(OvsdbRowChange change, OvsdbReplica replica)
    {
        switch (change.Table)
        {
            case "Open_vSwitch":
                FollowSystemId(replica);
                break;
            case "Bridge":
                outdated.Add(change.Uuid);
                break;
            case "Port" when bridgeOfPort.TryGetValue(change.Uuid, out var bridge):
                outdated.Add(bridge);
                break;
            case "Interface":
                Note(change.Uuid, change.New is null ? null : ReadInterface(change.New));
                break;
        }
    }

    private void FollowSystemId(OvsdbReplica replica)
    {
        var root = replica["Open_vSwitch"].Values.FirstOrDefault();
        var systemId = root?["external_ids"].AsStringMap().GetValueOrDefault("system-id");
        if (systemId != SystemId)
        {
            SystemId = systemId;
            touched.UnionWith(byDatapathId.Keys);
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

        if (!bridgeOfInterface.TryGetValue(uuid, out var owner) || Equals(before, now))
        {
            return;
        }

        if (now is not null && before?.Name == now.Name)
        {
            var bridge = bridges[owner];
            bridges[owner] = bridge with { Interfaces = bridge.Interfaces.SetItem(now.Name, now) };
            Touch(bridge);
        }
        else
        {
            outdated.Add(owner);
        }
    }

    private void TakeDown(Guid uuid)
    {
        if (!bridges.Remove(uuid, out var bridge))
        {
            return;
        }

        Touch(bridge);
        bridge.Ports.ForEach(port => bridgeOfPort.Remove(port));
        bridge.InterfaceRows.ForEach(row => bridgeOfInterface.Remove(row));
        if (bridge.DatapathId is { } datapathId)
        {
            byDatapathId.Remove(datapathId);
        }
    }

    private void PutUp(Guid uuid, OvsdbReplica replica)
    {
        if (replica.Find("Bridge", uuid) is not { } row || Read(row, replica) is not { } bridge)
        {
            return;
        }

        bridges[uuid] = bridge;
        Touch(bridge);
        if (bridge.DatapathId is { } datapathId && !byDatapathId.TryAdd(datapathId, uuid))
        {
            logger.LogWarning("Bridges {First} and {Second} have the same datapath id {DatapathId:x16}; the second is ignored",
                bridges[byDatapathId[datapathId]].Name, bridge.Name, datapathId);
        }
    }

    private void Touch(MirroredBridge bridge)
    {
        if (bridge.DatapathId is { } datapathId)
        {
            touched.Add(datapathId);
        }
    }

    private MirroredBridge? Read(OvsdbRow row, OvsdbReplica replica)
    {
        var name = row["name"].AsString();
        if (bridgeNames is not null && !bridgeNames.Contains(name))
        {
            return null;
        }

        List<Guid> ports = [.. row["ports"].AsUuids()];
        List<Guid> members = [];
        foreach (var port in ports)
        {
            bridgeOfPort[port] = row.Uuid;
            members.AddRange(replica.Find("Port", port)?["interfaces"].AsUuids() ?? []);
        }

        var byName = ImmutableDictionary.CreateBuilder<string, OvsInterface>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            bridgeOfInterface[member] = row.Uuid;
            if (interfaces.TryGetValue(member, out var found))
            {
                byName[found.Name] = found;
            }
        }

        return new MirroredBridge(row.Uuid, name, ReadDatapathId(row), ports, members, byName.ToImmutable());
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
