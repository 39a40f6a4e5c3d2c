using Vlcp.OpenFlow;

namespace Vlcp.Apps;

/// <summary>Names an app and says which versions of OpenFlow it can use.</summary>
/// <param name="name">The name by which other apps address it; null for the class's name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AppAttribute(string? name = null) : Attribute
{
    /// <summary>The app's name.</summary>
    public string? Name { get; } = name;

    /// <summary>The versions that the app can use; empty for all. What all apps of a process can use is offered to switches.</summary>
    public OpenFlowVersion[] Versions { get; init; } = [];

    /// <summary>What the app does, for lists of apps.</summary>
    public string? Description { get; init; }
}
