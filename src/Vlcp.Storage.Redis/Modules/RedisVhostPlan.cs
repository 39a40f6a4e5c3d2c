using Vlcp.Events.Connections;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Storage;

namespace Vlcp.Storage.Redis;

/// <summary>What the configuration says about one vhost.</summary>
/// <param name="Name">Its name; empty for the default one.</param>
/// <param name="Client">Where its server is.</param>
/// <param name="Store">How its store behaves.</param>
internal sealed record RedisVhostPlan(string Name, RedisClientOptions Client, RedisStoreSettings Store)
{
    private const string Node = "module.redisdb";

    /// <summary>Reads the default vhost and every other one with a URL.</summary>
    /// <exception cref="ConfigurationException">A URL or value is refused.</exception>
    internal static IReadOnlyList<RedisVhostPlan> Read(ConfigTree configuration, TimeProvider time)
    {
        var defaults = OptionsBinder.Bind<RedisClientSettings>(configuration);
        var vhosts = VhostConfiguration.Read(configuration, Node, "protocol.redis");
        return [.. vhosts.Where((vhost, index) => index == 0 || vhost.Urls.Count > 0).Select((vhost, index) => Read(vhost, index == 0 ? StoreUrl.Of(configuration, [.. RedisAddress.Schemes]) : null, defaults, time))];
    }

    private static RedisVhostPlan Read(VhostConfiguration vhost, string? chosen, RedisClientSettings defaults, TimeProvider time)
    {
        var options = OptionsBinder.Bind<RedisDbOptions>(vhost.Settings);
        var protocol = OptionsBinder.Bind<RedisProtocolOptions>(vhost.Protocol);
        if (chosen is null && vhost.Urls.Count > 1)
        {
            throw new ConfigurationException($"{Node}: a vhost has one server, not {vhost.Urls.Count} URLs");
        }

        var address = Parse(chosen ?? (vhost.Urls is [var url, ..] ? url : defaults.Url), protocol.DefaultPort);
        var client = new RedisClientOptions
        {
            Address = address with
            {
                User = address.User ?? options.UserName,
                Password = address.Password ?? options.Password,
                Database = options.Db ?? address.Database ?? defaults.Db,
            },
            Timeout = defaults.Timeout,
            Limits = new RespLimits(protocol.BulkLimit, protocol.LevelLimit),
            KeepAliveTime = protocol.KeepAliveTime,
            KeepAliveTimeout = protocol.KeepAliveTimeout,
            Connection = new ConnectionOptions
            {
                ConnectTimeout = protocol.ConnectTimeout,
                NoDelay = protocol.NoDelay,
                Tls = new TlsFiles(options.Key, options.Certificate, options.CaCertificates),
                Reconnect = RedisClientOptions.DefaultReconnect,
                TimeProvider = time,
            },
        };
        var store = new RedisStoreSettings
        {
            Deflate = options.Deflate,
            EnterSequence = options.EnterSequence,
            EnterLock = options.EnterLock,
            MaxRetry = options.MaxRetry,
        };
        return new RedisVhostPlan(vhost.Name, client, store);
    }

    private static RedisAddress Parse(string url, int defaultPort)
    {
        try
        {
            return RedisAddress.Parse(url, defaultPort);
        }
        catch (FormatException failure)
        {
            throw new ConfigurationException($"The URL of {Node} can't be used: {failure.Message}", failure);
        }
    }
}
