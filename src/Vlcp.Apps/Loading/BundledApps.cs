using System.Reflection;
using Vlcp.Apps.Bundled.ConfSwitchPages;
using Vlcp.Apps.Bundled.Firewalling;
using Vlcp.Apps.Bundled.FlowControl;
using Vlcp.Apps.Bundled.Monitoring;
using Vlcp.Apps.Bundled.NetworkPages;
using Vlcp.Apps.Bundled.Switching;
using Vlcp.Apps.Bundled.TopologyPages;
using Vlcp.Apps.ConfSwitches;
using Vlcp.Apps.DpSets;
using Vlcp.Apps.Networks;
using Vlcp.Apps.Running;
using Vlcp.Apps.Topology;

namespace Vlcp.Apps.Loading;

/// <summary>The apps that come with Vlcp.</summary>
public static class BundledApps
{
    /// <summary>Their classes.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(LearningSwitch),
        typeof(RestFlowControl),
        typeof(RestTopology),
        typeof(LiveTopology),
        typeof(Firewall),
        typeof(PortMonitor),
        typeof(RestConfSwitch),
        typeof(RestNetworks),
        typeof(DpSet),
        typeof(ConfSwitch),
        typeof(Network),
        typeof(Tunnels.Tunnels),
        typeof(SwitchTopology),
    ];

    /// <summary>Their names and what they do.</summary>
    public static IEnumerable<(string Name, string Description)> Describe() =>
        All.Select(app => (AppDescription.NameOf(app), app.GetCustomAttribute<AppAttribute>()?.Description ?? "")).OrderBy(app => app.Item1, StringComparer.Ordinal);
}
