namespace Vlcp.Storage.Histories.Tests.Workload;

public sealed class MemoryTrialTests : StoreTrialTests
{
    [Fact]
    public async Task The_store_in_memory_keeps_its_promises_while_connections_are_cut()
    {
        await using var store = new MemoryStoreUnderTest();
        await CheckAsync(store, new TrialOptions { Strikes = 20, Outage = TimeSpan.FromMilliseconds(20) });
    }
}
