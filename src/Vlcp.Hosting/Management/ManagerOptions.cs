using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Management;

/// <summary>Settings of the manager.</summary>
[Configuration("module.manager", Retired = ["checkinterval", "autoreload"])]
public sealed class ManagerOptions;
