using System.Text;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Tests.Faults;

public sealed class RefusalTests(SharedEnsemble ensemble)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_with_a_user_is_closed_to_others()
    {
        var chroot = ZooKeeperUrl.Parse(ensemble.Servers.NewStore()).Chroot;
        await using var owner = Open(ensemble.Servers.UrlOf(chroot, "vlcp:s%40cret@"));
        await WriteAsync(owner, "a", 1);
        await using var wrong = Open(ensemble.Servers.UrlOf(chroot, "vlcp:guess@"));
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(wrong, "a", 1));
        Assert.Contains("user 'vlcp' with this password", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guess", refused.ToString(), StringComparison.Ordinal);
        await using var nobody = Open(ensemble.Servers.UrlOf(chroot));
        refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(nobody, "a", 1));
        Assert.Contains("without user and password", refused.Message, StringComparison.Ordinal);
        await WriteAsync(owner, "a", 2);
    }

    [Theory]
    [InlineData("", "another application")]
    [InlineData("something", "another application")]
    [InlineData("vlcp store 2", "another version")]
    public async Task Data_of_others_is_refused_and_left_untouched(string data, string message)
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        await using var client = new ZooKeeperClient(url with { Chroot = "" }, Stores.Options.Client);
        var connection = await client.ConnectedAsync(Cancelled);
        (await connection.CreateAsync(url.Chroot, default, ZooKeeperAcl.Open)).Content("create");
        (await connection.CreateAsync(url.Chroot + "/vlcp", Encoding.UTF8.GetBytes(data), ZooKeeperAcl.Open)).Content("create");

        var logger = new CountingLogger();
        await using var engine = ZooKeeperStoreEngine.Open(url, Stores.Options, logger);
        await using var feed = engine.OpenFeed();
        for (var i = 0; i < 3; i++)
        {
            var refused = await Assert.ThrowsAsync<StoreFormatException>(() => WriteAsync(engine, "a", 1));
            Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        }

        var stat = (await connection.GetDataAsync(url.Chroot + "/vlcp")).Content("read");
        Assert.Equal((data, 0), (Encoding.UTF8.GetString(stat.Data.Bytes.Span), stat.Stat.NumChildren));
        Assert.InRange(logger.Lines.Count, 1, 3);
    }

    [Fact]
    public async Task A_transaction_over_the_servers_limit_is_refused_before_it_is_sent()
    {
        await using var engine = Open(ensemble.Servers.NewStore());
        await WriteAsync(engine, "small", 1);
        var session = engine.Client.Session.Id;
        var refused = await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync(engine, "big", 0x100000));
        Assert.Contains("jute.maxbuffer", refused.Message, StringComparison.Ordinal);
        Assert.Null((await engine.ReadAsync(StoreQuery.Of("big"), Cancelled)).Get("big"));
        Assert.Equal(session, engine.Client.Session.Id);
    }

    [Fact]
    public async Task Servers_that_take_less_than_was_configured_are_named_as_the_cause()
    {
        await using var engine = ZooKeeperStoreEngine.Open(
            ZooKeeperUrl.Parse(ensemble.Servers.NewStore()), Stores.Options with { MaxRequestBytes = 4 << 20 });
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(engine, "big", 3 << 20));
        Assert.Contains("jute.maxbuffer", refused.Message, StringComparison.Ordinal);
        Assert.Null((await engine.ReadAsync(StoreQuery.Of("big"), Cancelled)).Get("big"));
    }

    [Fact]
    public async Task A_store_without_servers_says_so_and_serves_when_they_come()
    {
        using var port = Vlcp.Storage.Contract.Servers.TestPort.Take();
        var logger = new CountingLogger();
        await using var engine = ZooKeeperStoreEngine.Open(
            ZooKeeperUrl.Parse($"zk://127.0.0.1:{port.Number}/x"), Stores.Options with { Timeout = TimeSpan.FromMilliseconds(200) }, logger);
        for (var i = 0; i < 10; i++)
        {
            var away = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.GetTimestampAsync(Cancelled).AsTask());
            Assert.Contains($"127.0.0.1:{port.Number}", away.Message, StringComparison.Ordinal);
        }

        Assert.Single(logger.Lines);
    }

    private static ZooKeeperStoreEngine Open(string url) => ZooKeeperStoreEngine.Open(ZooKeeperUrl.Parse(url), Stores.Options);

    private static async Task<StoreCommit> WriteAsync(ZooKeeperStoreEngine engine, string key, int size)
    {
        var value = new byte[size];
        new Random(1).NextBytes(value);
        return await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put(key, value)), Cancelled);
    }
}
