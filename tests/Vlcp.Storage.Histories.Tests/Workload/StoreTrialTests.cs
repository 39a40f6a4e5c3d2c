namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>Every engine that is part of Vlcp itself, under faults. docs/testing.md tells how to let these run for longer.</summary>
public sealed class StoreTrialTests
{
    [Fact]
    public async Task The_store_in_memory_keeps_its_promises_while_connections_are_cut()
    {
        await using var store = new MemoryStoreUnderTest();
        await CheckAsync(store, new TrialOptions { Strikes = 20, Outage = TimeSpan.FromMilliseconds(20) });
    }

    [Fact]
    public async Task The_store_in_a_file_keeps_its_promises_while_it_is_locked_and_clients_are_killed()
    {
        await using var store = new SqliteStoreUnderTest();
        await CheckAsync(store, new TrialOptions { Strikes = 12, Processes = 2 });
    }

    private static async Task CheckAsync(IStoreUnderTest store, TrialOptions options)
    {
        options = options.FromEnvironment();
        TestContext.Current.TestOutputHelper?.WriteLine($"VLCP_SEED={options.Seed}");
        await using var trial = new StoreTrial(store, options);
        var report = await trial.RunAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(report.Describe());
        Assert.True(report.Violations.Count == 0, report.Describe());
    }
}
