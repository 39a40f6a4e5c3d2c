namespace Vlcp.Storage.Contract;

public abstract class FeedContract : StoreContract
{
    [Fact]
    public async Task A_feed_begins_with_a_marker_and_names_all_keys_of_a_transaction_together()
    {
        await WriteAsync(Put("before", "1"));
        await using var feed = Other.OpenFeed();
        var marker = await NextAsync(feed);
        Assert.True(marker.IsRestored);
        var first = await WriteAsync(Put("a", "1"), Put("b", "1"), Delete("before"), Delete("never"));
        var second = await WriteAsync(Other, Put("c", "1"));
        var change = await NextChangeAsync(feed, marker.Revision);
        while (change.Revision < first.Revision)
        {
            change = await NextChangeAsync(feed, change.Revision);
        }

        Assert.Equal(first.Revision, change.Revision);
        Assert.Equal(["a", "b", "before"], change.Keys.Order(StringComparer.Ordinal));
        change = await NextChangeAsync(feed, change.Revision);
        Assert.Equal((second.Revision, "c"), (change.Revision, Assert.Single(change.Keys)));
    }

    [Fact]
    public async Task Every_feed_tells_every_commit_of_everybody_in_order_without_gaps()
    {
        await using var one = Engine.OpenFeed();
        await using var two = Other.OpenFeed();
        var start = Math.Max((await NextAsync(one)).Revision, (await NextAsync(two)).Revision);
        var revisions = new Dictionary<long, string>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            var engine = worker % 2 == 0 ? Engine : Other;
            for (var i = 0; i < 30; i++)
            {
                var key = $"{worker}.{i}";
                var commit = await WriteAsync(engine, Put(key, "x"));
                lock (revisions)
                {
                    revisions.Add(commit.Revision, key);
                }
            }
        })));
        Assert.Equal(180, revisions.Count);
        foreach (var feed in new[] { one, two })
        {
            foreach (var (revision, key) in revisions.OrderBy(commit => commit.Key))
            {
                var change = await NextChangeAsync(feed, start);
                Assert.Equal((revision, key), (change.Revision, Assert.Single(change.Keys)));
            }
        }
    }

    [Fact]
    public async Task A_read_after_a_change_was_told_sees_the_change()
    {
        await using var feed = Other.OpenFeed();
        var last = (await NextAsync(feed)).Revision;
        for (var i = 0; i < 20; i++)
        {
            var commit = await WriteAsync(Put("a", $"{i}"));
            while (last < commit.Revision)
            {
                last = (await NextChangeAsync(feed, last)).Revision;
            }

            Assert.Equal($"{i}", await ReadTextAsync(Other, "a"));
        }
    }

    [Fact]
    public async Task A_feed_ends_when_it_is_disposed_and_when_the_engine_is()
    {
        var disposed = Engine.OpenFeed();
        await using var open = Engine.OpenFeed();
        await disposed.DisposeAsync();
        await DrainAsync(disposed);
        await Engine.DisposeAsync();
        await DrainAsync(open);
    }

    private static async Task DrainAsync(IStoreFeed feed)
    {
        while (await feed.Changes.WaitToReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled))
        {
            feed.Changes.TryRead(out _);
        }
    }

    private static async Task<StoreChange> NextAsync(IStoreFeed feed) =>
        await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);

    private static async Task<StoreChange> NextChangeAsync(IStoreFeed feed, long after)
    {
        var change = await NextAsync(feed);
        Assert.False(change.IsRestored);
        Assert.True(change.Revision > after, $"{change.Revision} came after {after}");
        return change;
    }
}
