using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting;

/// <summary>The modules of this assembly.</summary>
public static class HostingModules
{
    /// <summary>Adds HTTP server, web API, manager, autoload, object database, stores and the proxies between them.</summary>
    /// <param name="catalog">Where to add them.</param>
    /// <returns>The catalog.</returns>
    public static ModuleCatalog AddHostingModules(this ModuleCatalog catalog) => catalog
        .AddModules(typeof(HostingModules).Assembly)
        .AddProxy("kvstorage", "sqlitedb")
        .AddProxy("updatenotifier", "sqlitedb")
        .AddProxy("memorystorage", "knowledge");
}
