using Vlcp.Storage.ZooKeeper.Client;

namespace Vlcp.Storage.ZooKeeper.Tests.Engine;

public sealed class RecyclingTests(SharedEnsemble ensemble)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_deleted_leaves_nothing_behind()
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        var options = Stores.Options with { RecycleInterval = TimeSpan.FromMilliseconds(200), LogTime = TimeSpan.FromMilliseconds(500) };
        await using var one = ZooKeeperStoreEngine.Open(url, options);
        await using var two = ZooKeeperStoreEngine.Open(url, options);
        var keys = Enumerable.Range(0, 50).Select(i => $"a.{i % 5}.{i}").ToArray();
        await WriteAsync(one, [.. keys.Select(key => StoreWrite.Put(key, new byte[1])), StoreWrite.Put("a.0.kept", new byte[1])]);
        await WriteAsync(two, [.. keys.Select(StoreWrite.Delete)]);

        await using var client = new ZooKeeperClient(url, options.Client);
        var connection = await client.ConnectedAsync(Cancelled);
        await UntilAsync(async () =>
            (await ChildrenAsync(connection, "/vlcp/keys/a.")).SequenceEqual(["0."])
            && (await ChildrenAsync(connection, "/vlcp/keys/a./0.")).SequenceEqual(["kept"])
            && (await ChildrenAsync(connection, "/vlcp/log")).Length == 0);
        Assert.NotNull((await two.ReadAsync(StoreQuery.Of("a.0.kept"), Cancelled)).Get("a.0.kept"));
        await WriteAsync(two, StoreWrite.Put("a.3.again", new byte[1]));
        Assert.Single((await one.ReadAsync(StoreQuery.Of(KeyRange.Prefix("a.3.")), Cancelled)).Range(KeyRange.Prefix("a.3.")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_was_recycled_and_came_back_is_not_taken_for_the_one_that_was_read(bool inRange)
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        await using var engine = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await using var other = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await WriteAsync(other, StoreWrite.Put("d.x", "old"u8.ToArray()));
        var runs = 0;
        await engine.UpdateAsync(
            inRange ? StoreQuery.Of(KeyRange.Prefix("d.")) : StoreQuery.Of("d.x"),
            found =>
            {
                if (runs++ == 0)
                {
                    // Node and directory begin anew, with the versions that they had.
                    Task.Run(async () =>
                    {
                        await WriteAsync(other, StoreWrite.Delete("d.x"));
                        Assert.True(await other.RecycleAsync(["d.x"], Cancelled) > 0);
                        await WriteAsync(other, StoreWrite.Put("d.x", "new"u8.ToArray()));
                    }).GetAwaiter().GetResult();
                }

                return StoreUpdate.Write(StoreWrite.Put("copy", inRange ? found.Range(KeyRange.Prefix("d."))[0].Value : found.Get("d.x")!.Value));
            },
            Cancelled);
        var copy = (await other.ReadAsync(StoreQuery.Of("copy"), Cancelled)).Get("copy")!;
        Assert.Equal((2, "new"), (runs, System.Text.Encoding.UTF8.GetString(copy.Value.Span)));
    }

    [Fact]
    public async Task A_feed_that_was_away_for_longer_than_the_log_goes_back_gets_a_marker()
    {
        await using var proxy = new Vlcp.Storage.Contract.Servers.CuttableProxy(ensemble.Servers.ClientPort(0));
        var direct = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        var options = Stores.Options with { RecycleInterval = TimeSpan.FromMilliseconds(100), LogTime = TimeSpan.FromMilliseconds(1) };
        await using var writer = ZooKeeperStoreEngine.Open(direct, options);
        await using var reader = ZooKeeperStoreEngine.Open(ZooKeeperUrl.Parse($"zk://127.0.0.1:{proxy.Port}{direct.Chroot}"), Stores.Options);
        await using var feed = reader.OpenFeed();
        Assert.True((await NextAsync(feed)).IsRestored);
        proxy.Refuse();
        await WriteAsync(writer, StoreWrite.Put("a", new byte[1]));
        await using var client = new ZooKeeperClient(direct, options.Client);
        var connection = await client.ConnectedAsync(Cancelled);
        await UntilAsync(async () => (await ChildrenAsync(connection, "/vlcp/log")).Length == 0);
        proxy.Restore();
        var last = await WriteAsync(writer, StoreWrite.Put("b", new byte[1]));
        var marker = await NextAsync(feed);
        Assert.True(marker.IsRestored);
        if (marker.Revision < last.Revision)
        {
            Assert.Equal(["b"], (await NextAsync(feed)).Keys);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(50, Cancelled);
        }
    }

    private static async Task<StoreChange> NextAsync(IStoreFeed feed) =>
        await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(TimeSpan.FromMinutes(1), Cancelled);

    private static async Task<string[]> ChildrenAsync(ZooKeeperConnection connection, string path) =>
        (await connection.GetChildrenAsync(path)).ContentOrNoNode(path)?.Children.Items.Span.ToArray().Select(name => name.Value!).ToArray() ?? [];

    private static async Task<StoreCommit> WriteAsync(ZooKeeperStoreEngine engine, params StoreWrite[] writes) =>
        await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. writes]), Cancelled);
}
