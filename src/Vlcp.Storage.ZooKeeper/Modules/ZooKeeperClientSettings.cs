using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.ZooKeeper.Modules;

/// <summary>Defaults of every ZooKeeper client.</summary>
[Configuration("zookeeperclient")]
public sealed class ZooKeeperClientSettings
{
    /// <summary>Servers.</summary>
    [Setting("serverlist", "URLs of the servers (tcp://host:port/) when module.zookeeperdb.url is not set. Empty: this machine.")]
    public IReadOnlyList<string> ServerList { get; init; } = [];

    /// <summary>Node under which everything is kept.</summary>
    [Setting("chroot", "The node under which everything is kept when the URL names none.")]
    public string Chroot { get; init; } = "/";

    /// <summary>Identities.</summary>
    [Setting("auth", "Identities beside the user of the URL: a list of [scheme, text], such as [['digest', 'user:password']]. With any, what is stored is closed to others.")]
    public JsonNode? Auth { get; init; }

    /// <summary>Life of a session without a sign of life.</summary>
    [Setting("sessiontimeout", "Seconds that a session lives on the servers without a sign of life; they may grant less or more.", Minimum = 0.1)]
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>When to move on.</summary>
    [Setting("rebalancetime", "Seconds after which a connection moves to a random server; None stays.", Minimum = 1)]
    public TimeSpan? RebalanceTime { get; init; }
}
