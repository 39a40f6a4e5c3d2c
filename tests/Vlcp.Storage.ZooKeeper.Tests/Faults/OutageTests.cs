using Vlcp.Storage.Contract;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.ZooKeeper.Tests.Faults;

public sealed class ZooKeeperOutageTests : OutageContract
{
    protected override async Task<IStoreServers> StartServersAsync(CancellationToken cancellationToken) =>
        await ZooKeeperServers.StartEnsembleAsync(3, cancellationToken);

    protected override IStoreEngine Open(string url) => ZooKeeperStoreEngine.Open(
        ZooKeeperUrl.Parse(url),
        new ZooKeeperStoreOptions { Client = new ZooKeeperClientOptions { SessionTimeout = TimeSpan.FromSeconds(6) }, Timeout = TimeSpan.FromSeconds(1.5) });
}
