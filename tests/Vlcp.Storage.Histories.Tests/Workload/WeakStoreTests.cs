namespace Vlcp.Storage.Histories.Tests.Workload;

public sealed class WeakStoreTests
{
    [Theory]
    [InlineData(Weakness.NoValidation, ViolationKind.LostUpdate)]
    [InlineData(Weakness.SnapshotIsolation, ViolationKind.WriteSkew)]
    [InlineData(Weakness.RangesNotValidated, ViolationKind.Phantom)]
    [InlineData(Weakness.TornCommits, ViolationKind.AppliedTwice)]
    [InlineData(Weakness.RepeatedCommits, ViolationKind.AppliedTwice)]
    [InlineData(Weakness.OldReads, ViolationKind.StaleRead)]
    [InlineData(Weakness.ForgottenChange, ViolationKind.LostNotification)]
    public async Task The_random_clients_run_into_every_weakness(Weakness weakness, ViolationKind kind)
    {
        // Which transactions meet depends on the machine: one that is busy needs more of them.
        for (var round = 1; ; round++)
        {
            await using var store = new WeakStore(weakness);
            await using var trial = new StoreTrial(store, new TrialOptions { Transactions = 1000 * round, Seed = round, FeedPatience = TimeSpan.FromSeconds(1) });
            var report = await trial.RunAsync(TestContext.Current.CancellationToken);
            if (report.Violations.Any(violation => violation.Kind == kind))
            {
                return;
            }

            Assert.True(round < 20, report.Describe());
        }
    }
}
