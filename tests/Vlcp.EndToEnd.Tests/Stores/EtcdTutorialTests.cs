using Vlcp.Storage.Contract.Servers;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Stores;

public sealed class EtcdTutorialTests
{
    [Fact]
    public async Task Networks_live_while_the_store_is_away_and_grow_when_it_is_back() =>
        await StoreTutorial.RunAsync(await EtcdServers.StartAsync(3, TestContext.Current.CancellationToken));
}
