using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Management;

/// <summary>Settings of autoload.</summary>
[Configuration("module.autoload")]
public sealed class AutoLoadOptions
{
    /// <summary>Packages whose modules are loaded.</summary>
    [Setting("autoloadpackages", "Packages: every module whose loading path begins with one of them is loaded.")]
    public IReadOnlyList<string> AutoLoadPackages { get; init; } = ["vlcp.service.sdn.plugins"];
}
