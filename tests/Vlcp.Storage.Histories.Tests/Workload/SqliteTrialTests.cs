namespace Vlcp.Storage.Histories.Tests.Workload;

public sealed class SqliteTrialTests : StoreTrialTests
{
    [Fact]
    public async Task The_store_in_a_file_keeps_its_promises_while_it_is_locked_and_clients_are_killed()
    {
        await using var store = new SqliteStoreUnderTest();
        await CheckAsync(store, new TrialOptions { Strikes = 12, Processes = 2 });
    }
}
