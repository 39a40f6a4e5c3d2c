using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.ZooKeeper.Modules;

/// <summary>Settings of the protocol of ZooKeeper.</summary>
[Configuration("protocol.zookeeper", Retired =
    ["persist", "createqueue", "buffersize", "messagequeuesize", "keepalivetime", "tcp_nodelay", "writequeuesize"])]
public sealed class ZooKeeperProtocolOptions
{
    /// <summary>The usual port.</summary>
    [Setting("defaultport", "Port of servers without one.", Minimum = 1, Maximum = 65535)]
    public int DefaultPort { get; init; } = ZooKeeperUrl.DefaultPort;

    /// <summary>Silence before a ping.</summary>
    [Setting("writekeepalivetime", "Seconds without a request after which a ping is sent; a third of the session time-out if that is less.", Minimum = 0.1)]
    public TimeSpan WriteKeepAliveTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for an answer.</summary>
    [Setting("keepalivetimeout", "Seconds that a server has for an answer before it is left for another; a third of the session time-out if that is less.", Minimum = 0.1)]
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Limit of connecting.</summary>
    [Setting("connect_timeout", "Seconds that connecting to one server may take.", Minimum = 0.1)]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
