using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Workload;

public sealed class EtcdTrialTests : StoreTrialTests
{
    [Fact]
    public async Task An_etcd_cluster_keeps_its_promises_while_servers_connections_and_clients_fail() =>
        await CheckAsync(await EtcdServers.StartAsync(3, Token));
}
