namespace Vlcp.Hosting.Modules;

/// <summary>Declares a <see cref="Module"/>: its service name, which is also its API target and its configuration node
/// (<c>module.NAME</c>), and how it may be loaded.</summary>
/// <param name="name">Service name, lower case, unique in a server.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModuleAttribute(string name) : Attribute
{
    /// <summary>The service name.</summary>
    public string Name { get; } = name;

    /// <summary>The dotted name that configuration files and the manager use, for instance
    /// <c>vlcp.service.sdn.viperflow.ViperFlow</c>. The service name is accepted as well.</summary>
    public string? LoadingPath { get; init; }

    /// <summary>One sentence for the documentation.</summary>
    public string Summary { get; init; } = "";

    /// <summary>True for a module that a server without <c>server.startup</c> loads.</summary>
    public bool Default { get; init; }

    /// <summary>True for a module that exists only for others: it is unloaded with its last dependent unless it was asked for by
    /// name.</summary>
    public bool Service { get; init; }

    /// <summary>For a store: the schemes of the URLs that choose it, such as <c>redis</c> for
    /// <c>proxy.kvstorage='redis://db.example.net/'</c>. Lower case, without the colon.</summary>
    public string[] UrlSchemes { get; init; } = [];
}
