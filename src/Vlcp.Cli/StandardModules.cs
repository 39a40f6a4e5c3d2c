using System.Reflection;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;

namespace Vlcp.Cli;

/// <summary>The modules that ship with <c>vlcp</c>.</summary>
internal static class StandardModules
{
    public static readonly IReadOnlyList<string> Assemblies =
    [
        "Vlcp.Storage.Redis",
        "Vlcp.Storage.Etcd",
        "Vlcp.Storage.ZooKeeper",
        "Vlcp.Storage.Ovsdb",
        "Vlcp.Switches",
        "Vlcp.Network",
        "Vlcp.Dataplane",
        "Vlcp.SppCtl",
    ];

    public static ModuleCatalog AddStandardModules(this ModuleCatalog catalog)
    {
        catalog.AddHostingModules();
        foreach (var name in Assemblies)
        {
            catalog.AddModules(Assembly.Load(name));
        }

        return catalog;
    }
}
