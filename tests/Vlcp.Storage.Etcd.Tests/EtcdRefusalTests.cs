using System.Net;
using System.Net.Sockets;
using System.Text;
using Vlcp.Storage.Contract;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Etcd.Tests;

/// <summary>What can't work is said clearly, once, and changes nothing.</summary>
public sealed class EtcdRefusalTests(EtcdCluster cluster)
{
    private static readonly StoreUpdater WriteSomething = _ => StoreUpdate.Write(StoreWrite.Put("a", "1"u8.ToArray()));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Data_of_another_application_are_refused_and_left_alone()
    {
        var url = EtcdStoreUrl.Parse(cluster.Servers.NewStore());
        await cluster.Servers.CallAsync(0, "kv/put", new { key = Base64($"{url.Prefix}/song"), value = Base64("la") }, Cancelled);
        await using var engine = EtcdStoreEngine.Open(url);
        var error = await Assert.ThrowsAsync<StoreFormatException>(() => engine.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled).AsTask());
        Assert.Contains($"{url.Prefix}/song", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreFormatException>(() => engine.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());
        var all = await cluster.Servers.CallAsync(
            0, "kv/range", new { key = Base64($"{url.Prefix}/"), range_end = Base64($"{url.Prefix}0") }, Cancelled);
        Assert.Equal("1", all.GetProperty("count").GetString());
        Assert.False(engine.Status.IsAvailable);
    }

    [Theory]
    [InlineData("vlcp-store 2", "newer program")]
    [InlineData("songs", "another application")]
    public async Task A_format_that_is_not_ours_is_refused(string format, string says)
    {
        var url = EtcdStoreUrl.Parse(cluster.Servers.NewStore());
        await cluster.Servers.CallAsync(0, "kv/put", new { key = Base64($"{url.Prefix}/format"), value = Base64(format) }, Cancelled);
        await using var engine = EtcdStoreEngine.Open(url);
        var error = await Assert.ThrowsAsync<StoreFormatException>(() => engine.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_over_the_limit_of_the_members_is_refused_and_nothing_is_written()
    {
        await using var engine = EtcdStoreEngine.Open(EtcdStoreUrl.Parse(cluster.Servers.NewStore()));
        foreach (var size in new[] { 1_700_000, 6_000_000 })
        {
            await Assert.ThrowsAsync<StoreLimitException>(() => engine.UpdateAsync(
                StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put("good", "1"u8.ToArray()), StoreWrite.Put("big", new byte[size])), Cancelled).AsTask());
        }

        var snapshot = await engine.ReadAsync(StoreQuery.Of("good", "big"), Cancelled);
        Assert.Null(snapshot.Get("good"));
        Assert.Null(snapshot.Get("big"));
        Assert.True(engine.Status.IsAvailable);
    }

    [Fact]
    public async Task A_cluster_without_space_says_so_and_is_still_read()
    {
        await using var servers = await EtcdServers.StartAsync(1, Cancelled, "--quota-backend-bytes=4000000");
        await using var engine = EtcdStoreEngine.Open(EtcdStoreUrl.Parse(servers.NewStore()));
        var written = 0;
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (; written < 100; written++)
            {
                await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put($"big.{written}", new byte[500_000])), Cancelled);
            }
        });
        Assert.Contains("no space left", error.Message, StringComparison.Ordinal);
        var snapshot = await engine.ReadAsync(StoreQuery.Of(KeyRange.Prefix("big.")), Cancelled);
        Assert.Equal(written, snapshot.Range(KeyRange.Prefix("big.")).Count);
        Assert.InRange(written, 1, 20);
    }

    [Fact]
    public async Task Where_nobody_listens_calls_fail_in_the_configured_time_and_the_log_stays_short()
    {
        using var port = TestPort.Take();
        var log = new RecordedLog();
        await using var engine = EtcdStoreEngine.Open(EtcdStoreUrl.Parse($"etcd://op:secret@127.0.0.1:{port.Number}?timeout=0.5"), logger: log);
        for (var i = 0; i < 5; i++)
        {
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled).AsTask());
            Assert.Contains($"127.0.0.1:{port.Number}", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        }

        Assert.False(engine.Status.IsAvailable);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task A_server_that_is_no_etcd_is_named()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var serving = AnswerAsync(server);
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        await using (var engine = EtcdStoreEngine.Open(EtcdStoreUrl.Parse($"etcd://127.0.0.1:{port}?timeout=2")))
        {
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());
            Assert.Contains("no etcd", error.Message, StringComparison.Ordinal);
        }

        server.Stop();
        await serving;
    }

    private static async Task AnswerAsync(TcpListener server)
    {
        try
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync();
                var stream = client.GetStream();
                var buffer = new byte[65536];
                _ = await stream.ReadAsync(buffer);
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"u8.ToArray());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
