using System.Globalization;
using System.Text.RegularExpressions;
using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.Histories.Tests.Faults;

namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>The real servers of an engine, which clients reach through relays whose connections are cut.</summary>
internal sealed partial class ServersUnderTest : IStoreUnderTest
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("vlcp-history-");
    private readonly List<CuttableProxy> _proxies = [];

    internal ServersUnderTest(IStoreServers servers)
    {
        Servers = servers;
        Url = Address().Replace(servers.NewStore(), address => $"127.0.0.1:{Relay(address.Groups[1].Value)}");
        Faults =
        [
            new CutConnections(_proxies), new KilledNode(servers, isLeader: true), new FrozenNode(servers, isLeader: true),
            new KilledNode(servers, isLeader: false), new FrozenNode(servers, isLeader: false), new KilledCluster(servers), new BlockedWay(_proxies),
        ];
    }

    public IStoreServers Servers { get; }

    public string Url { get; }

    public string Directory => _directory.FullName;

    public IReadOnlyList<IStoreFault> Faults { get; }

    public ValueTask<IStoreEngine> ConnectAsync() => StoreConnections.OpenAsync(Url);

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in _proxies)
        {
            await proxy.DisposeAsync();
        }

        _directory.Delete(recursive: true);
    }

    private int Relay(string port)
    {
        _proxies.Add(new CuttableProxy(int.Parse(port, CultureInfo.InvariantCulture)));
        return _proxies[^1].Port;
    }

    [GeneratedRegex(@"127\.0\.0\.1:(\d+)")]
    private static partial Regex Address();
}
