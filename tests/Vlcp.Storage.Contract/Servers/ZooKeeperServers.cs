using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>A ZooKeeper ensemble on loopback. Each store that it gives out has a chroot of its own.</summary>
public sealed class ZooKeeperServers : IStoreServers
{
    private static readonly string[] Jars =
    [
        "zookeeper", "zookeeper-jute", "slf4j-api", "slf4j-nop", "snappy-java", "metrics-core", "log4j-1.2",
        "netty-buffer", "netty-codec", "netty-common", "netty-handler", "netty-resolver", "netty-transport", "netty-transport-native-epoll",
        "netty-transport-native-unix-common",
    ];

    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-zk-").FullName;
    private readonly List<TestPort> _ports = [];
    private readonly ServerProcess?[] _processes;
    private readonly TestAuthority? _authority;
    private readonly int _heap;
    private SmallDisk? _disk;
    private int _stores;

    private ZooKeeperServers(int count, TestAuthority? authority, int heap)
    {
        _heap = heap;
        _processes = new ServerProcess?[count];
        _authority = authority;
        _ports.AddRange(Enumerable.Range(0, count * 4).Select(_ => TestPort.Take()));
    }

    /// <inheritdoc/>
    public string Engine => "zookeeper";

    /// <inheritdoc/>
    public int Count => _processes.Length;

    /// <summary>Starts an ensemble and waits until it has a leader.</summary>
    /// <param name="count">Number of servers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="diskSize">Size of a disk of its own for node 0, such as <c>8m</c>; empty: the machine's.</param>
    /// <param name="authority">Who has signed the certificates of servers that also speak TLS, and of the clients that they want then.</param>
    /// <param name="heap">Megabytes of memory that a server may use for what it knows.</param>
    public static async Task<ZooKeeperServers> StartEnsembleAsync(
        int count, CancellationToken cancellationToken, string diskSize = "", TestAuthority? authority = null, int heap = 128)
    {
        var servers = new ZooKeeperServers(count, authority, heap);
        try
        {
            if (diskSize.Length > 0)
            {
                servers._disk = await SmallDisk.MountAsync(diskSize, cancellationToken);
            }

            for (var node = 0; node < count; node++)
            {
                servers.Write(node);
                servers.Run(node);
            }

            await servers.WaitAsync(0, cancellationToken);
            await servers.FindLeaderAsync(cancellationToken);
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>The port of a node for clients, on 127.0.0.1.</summary>
    public int ClientPort(int node) => _ports[node].Number;

    /// <summary>The port of a node for clients that speak TLS.</summary>
    public int SecurePort(int node) => _ports[(3 * Count) + node].Number;

    /// <summary>The disk of node 0 that has one of its own.</summary>
    public SmallDisk Disk => _disk ?? throw new InvalidOperationException("No server has a disk of its own.");

    /// <summary>True when a node's process has ended, by itself or killed.</summary>
    public bool HasEnded(int node) => _processes[node] is not { HasExited: false };

    /// <summary>True when a node was started and not killed.</summary>
    public bool IsRunning(int node) => _processes[node] is not null;

    /// <inheritdoc/>
    public string NewStore() => UrlOf($"/s{Interlocked.Increment(ref _stores)}");

    /// <summary>The URL of all servers.</summary>
    /// <param name="chroot">The chroot, which begins with a slash.</param>
    /// <param name="credentials">What stands before the servers: <c>user:password@</c>.</param>
    public string UrlOf(string chroot, string credentials = "") =>
        $"zk://{credentials}{string.Join(',', Enumerable.Range(0, Count).Select(node => $"127.0.0.1:{ClientPort(node)}"))}{chroot}";

    /// <inheritdoc/>
    public async Task<int> FindLeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            for (var node = 0; node < Count; node++)
            {
                if (await ModeAsync(node, cancellationToken) is "leader" or "standalone")
                {
                    return node;
                }
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task KillAsync(int node)
    {
        if (_processes[node] is { } process)
        {
            _processes[node] = null;
            await process.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(int node, CancellationToken cancellationToken)
    {
        Run(node);
        await WaitAsync(node, cancellationToken);
    }

    /// <inheritdoc/>
    public void Freeze(int node) => _processes[node]!.Freeze();

    /// <inheritdoc/>
    public void Thaw(int node) => _processes[node]!.Thaw();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (var node = 0; node < Count; node++)
        {
            await KillAsync(node);
        }

        if (_disk is not null)
        {
            await _disk.DisposeAsync();
        }

        _ports.ForEach(port => port.Dispose());
        Directory.Delete(_directory, recursive: true);
    }

    private string DirectoryOf(int node) => Path.Combine(_directory, node.ToString(CultureInfo.InvariantCulture));

    private void Write(int node)
    {
        var directory = Directory.CreateDirectory(DirectoryOf(node)).FullName;
        var data = node == 0 && _disk is not null ? _disk.Directory : directory;
        var ensemble = Enumerable.Range(0, Count).Select(i => $"server.{i + 1}=127.0.0.1:{_ports[Count + i].Number}:{_ports[(2 * Count) + i].Number}");
        File.WriteAllText(Path.Combine(data, "myid"), $"{node + 1}");
        File.WriteAllText(Path.Combine(directory, "zoo.cfg"), $"""
            tickTime=500
            initLimit=40
            syncLimit=10
            dataDir={data}
            clientPort={ClientPort(node)}
            clientPortAddress=127.0.0.1
            maxClientCnxns=0
            maxSessionTimeout=60000
            admin.enableServer=false
            4lw.commands.whitelist=srvr
            metricsProvider.className=org.apache.zookeeper.metrics.impl.NullMetricsProvider
            {(Count > 1 ? string.Join('\n', ensemble) : "")}
            {(_authority is null ? "" : Tls(node, directory))}

            """.Replace("\r", "", StringComparison.Ordinal));
    }

    private string Tls(int node, string directory)
    {
        var keys = Path.Combine(directory, "keys.pem");
        File.WriteAllText(keys, File.ReadAllText(_authority!.Key) + "\n" + File.ReadAllText(_authority.Certificate));
        return $"""
            serverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory
            secureClientPort={SecurePort(node)}
            secureClientPortAddress=127.0.0.1
            ssl.keyStore.location={keys}
            ssl.trustStore.location={_authority.Authority}
            """;
    }

    // A small heap, one collector thread and the quick compiler: the tests share the machine with three of these.
    private void Run(int node)
    {
        string[] java =
        [
            "java",
            "-Xms32m", $"-Xmx{_heap}m", "-Xss256k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dzookeeper.preAllocSize=1024", "-Dzookeeper.forceSync=no",
            "-Dzookeeper.nio.numSelectorThreads=1", "-Dzookeeper.nio.numWorkerThreads=2", "-Dzookeeper.commitProcessor.numWorkerThreads=1",
            "-cp", string.Join(':', Jars.Select(jar => $"/usr/share/java/{jar}.jar")),
            "org.apache.zookeeper.server.quorum.QuorumPeerMain", Path.Combine(DirectoryOf(node), "zoo.cfg"),
        ];
        _processes[node] = ServerProcess.Start(DirectoryOf(node), Path.Combine(DirectoryOf(node), "log"), java[0], java[1..]);
    }

    private Task WaitAsync(int node, CancellationToken cancellationToken) =>
        _processes[node]!.WaitUntilAsync(async token => await ModeAsync(node, token) is not null, cancellationToken);

    /// <summary>"leader", "follower" or "standalone"; null when the server is away, frozen, or without a quorum.</summary>
    private async Task<string?> ModeAsync(int node, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, ClientPort(node), limit.Token);
            await client.GetStream().WriteAsync("srvr"u8.ToArray(), limit.Token);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            var answer = await reader.ReadToEndAsync(limit.Token);
            var mode = answer.IndexOf("Mode: ", StringComparison.Ordinal);
            return mode < 0 ? null : answer[(mode + 6)..].Split('\n')[0].Trim();
        }
        catch (Exception away) when (away is SocketException or IOException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
