namespace Vlcp.Hosting.Modules;

/// <summary>Declares that a module needs others to be started before it; they are loaded with it and outlive it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DependsOnAttribute : Attribute
{
    /// <summary>Needs these modules.</summary>
    /// <param name="modules">Types that carry <see cref="ModuleAttribute"/>.</param>
    public DependsOnAttribute(params Type[] modules) => Modules = modules;

    /// <summary>Needs a module by service name; the way to depend on a proxy such as <c>kvstorage</c>.</summary>
    /// <param name="service">Service name of a module or proxy.</param>
    public DependsOnAttribute(string service)
    {
        Modules = [];
        Service = service;
    }

    /// <summary>The needed module types.</summary>
    public IReadOnlyList<Type> Modules { get; }

    /// <summary>The needed service, when given by name.</summary>
    public string? Service { get; }
}
