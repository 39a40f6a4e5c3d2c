using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Workload;

public sealed class RedisTrialTests : StoreTrialTests
{
    [Fact]
    public async Task A_Redis_server_keeps_its_promises_while_it_connections_and_clients_fail() =>
        await CheckAsync(await RedisServers.StartAsync([], Token));
}
