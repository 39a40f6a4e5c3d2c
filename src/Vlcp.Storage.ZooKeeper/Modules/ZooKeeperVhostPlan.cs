using System.Text.Json.Nodes;
using Vlcp.Events.Connections;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Storage;

namespace Vlcp.Storage.ZooKeeper.Modules;

/// <summary>What the configuration says about one vhost.</summary>
/// <param name="Name">Its name; empty for the default one.</param>
/// <param name="Url">Where its servers are.</param>
/// <param name="Options">How its store behaves.</param>
/// <param name="Fingerprint">Tells whether the configuration has changed.</param>
internal sealed record ZooKeeperVhostPlan(string Name, ZooKeeperUrl Url, ZooKeeperStoreOptions Options, string Fingerprint)
{
    private const string Node = "module.zookeeperdb";

    /// <summary>Reads the default vhost and every other one with a URL.</summary>
    /// <exception cref="ConfigurationException">A URL or value is refused.</exception>
    internal static IReadOnlyList<ZooKeeperVhostPlan> Read(ConfigTree configuration, TimeProvider time)
    {
        var defaults = OptionsBinder.Bind<ZooKeeperClientSettings>(configuration);
        var vhosts = VhostConfiguration.Read(configuration, Node, "protocol.zookeeper");
        return [.. vhosts.Where((vhost, index) => index == 0 || vhost.Urls.Count > 0)
            .Select((vhost, index) => Read(vhost, index == 0 ? StoreUrl.Of(configuration, [.. ZooKeeperUrl.Schemes]) : null, defaults, time))];
    }

    private static ZooKeeperVhostPlan Read(VhostConfiguration vhost, string? chosen, ZooKeeperClientSettings defaults, TimeProvider time)
    {
        var options = OptionsBinder.Bind<ZooKeeperDbOptions>(vhost.Settings);
        var protocol = OptionsBinder.Bind<ZooKeeperProtocolOptions>(vhost.Protocol);
        if (chosen is null && vhost.Urls.Count > 1)
        {
            throw new ConfigurationException($"{Node}: a vhost has one URL with all its servers, not {vhost.Urls.Count} URLs");
        }

        // The seed's default names no server.
        var text = chosen ?? vhost.Urls.FirstOrDefault(url => url != "tcp:///") ?? DefaultUrl(defaults);
        var url = Parse(text, protocol.DefaultPort);
        url = url.Chroot.Length > 0 ? url : Parse($"{text.TrimEnd('/')}/{defaults.Chroot.Trim('/')}", protocol.DefaultPort);
        var store = new ZooKeeperStoreOptions
        {
            Client = new ZooKeeperClientOptions
            {
                SessionTimeout = defaults.SessionTimeout,
                ConnectTimeout = protocol.ConnectTimeout,
                PingInterval = protocol.WriteKeepAliveTime,
                AnswerTimeout = protocol.KeepAliveTimeout,
                RebalanceTime = defaults.RebalanceTime,
                Auth = Identities(defaults.Auth),
                Tls = new TlsFiles(options.Key, options.Certificate, options.CaCertificates),
                TimeProvider = time,
            },
            Timeout = options.Timeout,
            Deflate = options.Deflate,
            MaxRequestBytes = options.MaxRequest,
        };
        var fingerprint = $"{text} {defaults.Auth?.ToJsonString()} {url.Chroot} {store with { Client = store.Client with { Auth = [] } }}";
        return new ZooKeeperVhostPlan(vhost.Name, url, store, fingerprint);
    }

    private static string DefaultUrl(ZooKeeperClientSettings defaults)
    {
        var servers = defaults.ServerList.Select(server => server.Trim().TrimEnd('/')).ToList();
        var scheme = servers.Exists(server => server.StartsWith("ssl:", StringComparison.OrdinalIgnoreCase)) ? "zks" : "zk";
        return servers.Count == 0
            ? "zk://localhost"
            : $"{scheme}://{string.Join(',', servers.Select(server => server[(server.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..]))}";
    }

    private static List<KeyValuePair<string, string>> Identities(JsonNode? auth) => auth is null
        ? []
        : [.. (auth as JsonArray ?? throw BadAuth()).Select(pair => pair is JsonArray { Count: 2 } both
            && both[0] is JsonValue scheme && scheme.TryGetValue<string>(out var name) && both[1] is JsonValue identity && identity.TryGetValue<string>(out var text)
                ? KeyValuePair.Create(name, text)
                : throw BadAuth())];

    private static ConfigurationException BadAuth() => new("Setting 'zookeeperclient.auth' must be a list of [scheme, text]");

    private static ZooKeeperUrl Parse(string url, int defaultPort)
    {
        try
        {
            return ZooKeeperUrl.Parse(url, defaultPort);
        }
        catch (FormatException failure)
        {
            throw new ConfigurationException($"The URL of {Node} can't be used: {failure.Message}", failure);
        }
    }
}
