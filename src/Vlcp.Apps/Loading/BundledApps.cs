using System.Reflection;
using Vlcp.Apps.Bundled.Switching;
using Vlcp.Apps.DpSets;
using Vlcp.Apps.Running;

namespace Vlcp.Apps.Loading;

/// <summary>The apps that come with Vlcp.</summary>
public static class BundledApps
{
    /// <summary>Their classes.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(LearningSwitch),
        typeof(DpSet),
    ];

    /// <summary>Their names and what they do.</summary>
    public static IEnumerable<(string Name, string Description)> Describe() =>
        All.Select(app => (AppDescription.NameOf(app), app.GetCustomAttribute<AppAttribute>()?.Description ?? "")).OrderBy(app => app.Item1, StringComparer.Ordinal);
}
