namespace Vlcp.Hosting.Modules;

/// <summary>States of a module: notloaded, loading, loaded (or failed), unloading, unloaded.</summary>
public enum ModuleState
{
    /// <summary>Never loaded.</summary>
    NotLoaded,

    /// <summary>Its dependencies or the module itself are starting.</summary>
    Loading,

    /// <summary>Running.</summary>
    Loaded,

    /// <summary>It or a dependency did not start; it can be loaded again.</summary>
    Failed,

    /// <summary>Its dependents or the module itself are stopping.</summary>
    Unloading,

    /// <summary>Stopped.</summary>
    Unloaded,
}
