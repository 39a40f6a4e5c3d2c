using Vlcp.Storage;
using Vlcp.Storage.Contract.Servers;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Stores;

public sealed class OvsdbTutorialTests
{
    [Fact]
    public async Task Networks_live_while_the_store_is_away_and_grow_when_it_is_back() =>
        await StoreTutorial.RunAsync(
            await OvsdbServers.StartAsync(3, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, TestContext.Current.CancellationToken));
}
