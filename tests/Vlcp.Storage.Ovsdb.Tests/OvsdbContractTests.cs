using Vlcp.Storage.Contract;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Ovsdb.Tests;

public sealed class OvsdbReadWriteTests(OvsdbCluster cluster) : ReadWriteContract, IClassFixture<OvsdbCluster>
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => cluster.OpenEmptyAsync();
}

public sealed class OvsdbTransactionTests(OvsdbCluster cluster) : TransactionContract, IClassFixture<OvsdbCluster>
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => cluster.OpenEmptyAsync();
}

public sealed class OvsdbFeedTests(OvsdbCluster cluster) : FeedContract, IClassFixture<OvsdbCluster>
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => cluster.OpenEmptyAsync();
}

/// <summary>The cluster of three that the tests of one class use one after the other, each with an empty store.</summary>
public sealed class OvsdbCluster : IAsyncLifetime
{
    private OvsdbServers _servers = null!;

    public async ValueTask InitializeAsync() =>
        _servers = await OvsdbServers.StartAsync(3, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, CancellationToken.None);

    public ValueTask DisposeAsync() => _servers.DisposeAsync();

    /// <summary>Two clients, the second of which prefers another server.</summary>
    internal async ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenEmptyAsync()
    {
        var url = OvsdbStoreUrl.Parse(_servers.Store);
        var engine = OvsdbStoreEngine.Open(url);
        await engine.UpdateAsync(
            StoreQuery.Of(KeyRange.All),
            snapshot => StoreUpdate.Write([.. snapshot.Range(KeyRange.All).Select(entry => StoreWrite.Delete(entry.Key))]),
            TestContext.Current.CancellationToken);
        return (engine, OvsdbStoreEngine.Open(url with { Remotes = [.. url.Remotes.Reverse()] }));
    }
}
