using Vlcp.Events.Connections;
using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.ZooKeeper.Tests.Faults;

namespace Vlcp.Storage.ZooKeeper.Tests.Client;

public sealed class TlsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_over_TLS_serves_who_shows_a_certificate_of_the_authority_and_no_others()
    {
        using var ours = new TestAuthority();
        using var theirs = new TestAuthority();
        await using var servers = await ZooKeeperServers.StartEnsembleAsync(1, Cancelled, authority: ours);
        await using (var engine = Open(servers, new TlsFiles(ours.Key, ours.Certificate, ours.Authority)))
        {
            await using var feed = engine.OpenFeed();
            await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
            var value = new byte[300_000];
            new Random(1).NextBytes(value);
            var commit = await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put("a", value)), Cancelled);
            Assert.Equal(commit.Revision, (await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled)).Revision);
            Assert.Equal(value, (await engine.ReadAsync(StoreQuery.Of("a"), Cancelled)).Get("a")!.Value.ToArray());
        }

        // The server is another one than it should be, or it wants a certificate and gets none, or a stranger's.
        await RefusedAsync(servers, new TlsFiles(ours.Key, ours.Certificate, theirs.Authority), "certificate");
        await RefusedAsync(servers, new TlsFiles(null, null, ours.Authority), "");
        await RefusedAsync(servers, new TlsFiles(theirs.Key, theirs.Certificate, ours.Authority), "");
    }

    private static async Task RefusedAsync(ZooKeeperServers servers, TlsFiles files, string named)
    {
        var log = new CountingLogger();
        await using var engine = Open(servers, files, log, seconds: 2);
        for (var call = 0; call < 2; call++)
        {
            var away = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask().WaitAsync(Patience, Cancelled));
            Assert.Contains($"zks://127.0.0.1:{servers.SecurePort(0)}", away.Message, StringComparison.Ordinal);
            Assert.Contains(named, away.Message, StringComparison.OrdinalIgnoreCase);
        }

        Assert.InRange(log.Lines.Count, 1, 3);
    }

    private static ZooKeeperStoreEngine Open(ZooKeeperServers servers, TlsFiles files, CountingLogger? log = null, int seconds = 60) => ZooKeeperStoreEngine.Open(
        ZooKeeperUrl.Parse($"zks://127.0.0.1:{servers.SecurePort(0)}/tls"),
        Stores.Options with { Timeout = TimeSpan.FromSeconds(seconds), Client = Stores.Options.Client with { Tls = files } },
        log);
}
