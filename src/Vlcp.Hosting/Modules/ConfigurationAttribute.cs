namespace Vlcp.Hosting.Modules;

/// <summary>Binds a class to a configuration node. Its properties with <see cref="SettingAttribute"/> are the keys of the node;
/// the values they have after construction are the defaults.</summary>
/// <param name="node">Node, for instance <c>module.viperflow</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConfigurationAttribute(string node) : Attribute
{
    /// <summary>The node, for instance <c>module.viperflow</c>.</summary>
    public string Node { get; } = node;

    /// <summary>Keys of earlier releases that are accepted without a warning and change nothing.</summary>
    public string[] Retired { get; init; } = [];
}
