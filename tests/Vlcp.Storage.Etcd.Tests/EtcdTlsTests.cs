using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Etcd.Tests;

public sealed class EtcdTlsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_tls_both_sides_must_be_signed_by_who_is_trusted()
    {
        using var ours = new TestAuthority();
        using var theirs = new TestAuthority();
        await using var servers = await EtcdServers.StartSecureAsync(ours, Cancelled);
        await using (var engine = Open(servers, ours, ours, 60))
        {
            Assert.True((await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put("a", "1"u8.ToArray())), Cancelled)).Changed);
            await using var feed = engine.OpenFeed();
            Assert.True((await feed.Changes.ReadAsync(Cancelled)).IsRestored);
        }

        foreach (var (trusted, shown) in new[] { (theirs, ours), (ours, theirs) })
        {
            await using var stranger = Open(servers, trusted, shown, 2);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => stranger.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());
        }
    }

    private static EtcdStoreEngine Open(EtcdServers servers, TestAuthority trusted, TestAuthority shown, int seconds) => EtcdStoreEngine.Open(EtcdStoreUrl.Parse(
        $"etcds://{servers.Hosts}/tls?timeout={seconds}&ca={trusted.Authority}&cert={shown.Certificate}&key={shown.Key}"));
}
