using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Workload;

public sealed class OvsdbTrialTests : StoreTrialTests
{
    [Fact]
    public async Task An_OVSDB_cluster_keeps_its_promises_while_servers_connections_and_clients_fail() =>
        await CheckAsync(await OvsdbServers.StartAsync(3, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, Token));
}
