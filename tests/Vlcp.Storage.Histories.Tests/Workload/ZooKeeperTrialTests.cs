using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Workload;

public sealed class ZooKeeperTrialTests : StoreTrialTests
{
    [Fact]
    public async Task A_ZooKeeper_ensemble_keeps_its_promises_while_servers_connections_and_clients_fail() =>
        await CheckAsync(await ZooKeeperServers.StartEnsembleAsync(3, Token));
}
