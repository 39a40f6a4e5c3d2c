using Vlcp.Hosting.Modules;

namespace Vlcp.Switches;

/// <summary>The modules of this assembly.</summary>
public static class SwitchModules
{
    /// <summary>Adds the servers and managers of OpenFlow and OVSDB connections, and <see cref="ISwitchDirectory"/>.</summary>
    /// <param name="catalog">Where to add them.</param>
    /// <returns>The catalog.</returns>
    public static ModuleCatalog AddSwitchModules(this ModuleCatalog catalog) =>
        catalog.AddModules(typeof(SwitchModules).Assembly);
}
