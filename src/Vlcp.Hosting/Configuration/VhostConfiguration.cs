namespace Vlcp.Hosting.Configuration;

/// <summary>The part of a listening module's configuration that belongs to one virtual host. It inherits everything but the URLs
/// from the node around it.</summary>
/// <param name="Name">Name of the vhost; empty for the module's own node.</param>
/// <param name="Urls">Its URLs: <c>url</c> when it is not blank, then <c>urls</c>.</param>
/// <param name="Settings">Where its settings are looked up.</param>
/// <param name="Protocol">Where its protocol settings are looked up: its <c>protocol</c> node and those around it win over
/// <c>protocol.NAME</c> and <c>protocol.default</c>.</param>
public sealed record VhostConfiguration(string Name, IReadOnlyList<string> Urls, ConfigScope Settings, ConfigScope Protocol)
{
    /// <summary>Reads a module's node and every vhost below it, at any depth; the module's own comes first.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="node">The module's node, such as <c>module.httpserver</c>.</param>
    /// <param name="protocol">The protocol's node, such as <c>protocol.http</c>.</param>
    /// <returns>The vhosts.</returns>
    public static IReadOnlyList<VhostConfiguration> Read(ConfigTree configuration, string node, string protocol)
    {
        var found = new List<VhostConfiguration>();
        Collect(configuration, node, "", configuration.Scope("module.default"), configuration.Scope(protocol, "protocol.default"), found);
        return found;
    }

    private static void Collect(
        ConfigTree configuration, string node, string name, ConfigScope outerSettings, ConfigScope outerProtocol, List<VhostConfiguration> found)
    {
        var own = configuration.Scope(node);
        var settings = outerSettings.Under(own);
        var protocol = outerProtocol.Under(configuration.Scope($"{node}.protocol"));
        var urls = OptionsBinder.Bind<EndpointUrls>(own);
        found.Add(new VhostConfiguration(name, urls.All, settings, protocol));
        foreach (var vhost in configuration.Children($"{node}.vhost"))
        {
            Collect(configuration, $"{node}.vhost.{vhost}", vhost, settings, protocol, found);
        }
    }
}
