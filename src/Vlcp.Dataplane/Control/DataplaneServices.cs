using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Hosting.Modules;
using Vlcp.ObjectDb;
using Vlcp.Switches;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Control;

/// <summary>What all switches of a server share.</summary>
internal sealed class DataplaneServices
{
    public required ObjectDatabase Database { get; init; }

    public required ISwitchDirectory Directory { get; init; }

    public required DataplaneOptions Options { get; init; }

    public required ModuleLoader Modules { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    public PacketHandlers PacketHandlers { get; } = new();

    /// <summary>Those who follow the life of every switch.</summary>
    public List<ISwitchFollower> Followers { get; } = [];

    /// <summary>The loaded features in the order of their names.</summary>
    public SortedDictionary<string, IFlowFeature> Features { get; } = new(StringComparer.Ordinal);

    /// <summary>vHost of OVSDB for a vHost of OpenFlow, where they differ (<c>module.ioprocessing.vhostmap</c>).</summary>
    public Dictionary<string, string> VhostMap { get; } = [];

    /// <summary>How often a server renews what it says of itself (<c>module.vxlancast.refreshinterval</c>).</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long that counts without being renewed.</summary>
    public TimeSpan Lease => 2 * RefreshInterval;

    public string OvsdbVhost(string openFlowVhost) => VhostMap.GetValueOrDefault(openFlowVhost, "");

    /// <summary>The vHosts of OpenFlow on which bridges of a vHost of OVSDB are known to connect.</summary>
    public IEnumerable<string> OpenFlowVhosts(string ovsdbVhost) =>
        VhostMap.Keys.Append("").Distinct().Where(vhost => OvsdbVhost(vhost) == ovsdbVhost);

    public IReadOnlyCollection<IFlowFeature> FeaturesFor(string vhost) =>
        [.. Features.Values.Where(feature => feature.VhostBind?.Contains(vhost) != false)];

    /// <summary>The tables of a vHost; null while modules are being loaded: what is desired then would be a part of it.</summary>
    public TableLayout? Layouts(string vhost)
    {
        var layout = Directory.Layout(vhost);
        return Modules.IsLoading || layout.Tables.IsEmpty ? null : layout;
    }

    public ObjectMirror NewMirror() => Database.NewMirror();
}
