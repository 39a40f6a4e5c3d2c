using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>Every engine under faults. docs/testing.md tells how to let these run for longer.</summary>
public abstract class StoreTrialTests
{
    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static async Task CheckAsync(IStoreUnderTest store, TrialOptions options)
    {
        options = options.FromEnvironment();
        TestContext.Current.TestOutputHelper?.WriteLine($"VLCP_SEED={options.Seed}");
        await using var trial = new StoreTrial(store, options);
        var report = await trial.RunAsync(Token);
        TestContext.Current.TestOutputHelper?.WriteLine(report.Describe());
        Assert.True(report.Violations.Count == 0, report.Describe());
    }

    /// <summary>Each fault once, and the processes of clients stopped and killed.</summary>
    private protected static async Task CheckAsync(IStoreServers servers)
    {
        await using var started = servers;
        await using var store = new ServersUnderTest(servers);
        await CheckAsync(store, new TrialOptions { Strikes = store.Faults.Count + 2, Processes = 2, ClientsPerConnection = 6 });
    }
}
