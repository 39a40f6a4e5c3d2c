using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Storage;

/// <summary>Settings of the object database.</summary>
[Configuration("module.objectdb", Retired = ["objectupdatepriority", "debuggingupdater"])]
public sealed class ObjectDbOptions
{
    /// <summary>How long the store may be silent.</summary>
    [Setting("storetimeout", "Seconds without any answer of the store after which a change is given up, and a read is answered from memory and marked stale. Where the connection is known to be lost, both happen at once.", Minimum = 0.001)]
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
