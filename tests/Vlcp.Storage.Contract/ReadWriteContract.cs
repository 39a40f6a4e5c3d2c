namespace Vlcp.Storage.Contract;

public abstract class ReadWriteContract : StoreContract
{
    [Fact]
    public async Task What_was_written_is_read_by_everybody_at_once()
    {
        var commit = await WriteAsync(Put("a", "1"), Put("b", "2"), Put("empty", ""));
        Assert.True(commit.Changed);
        foreach (var engine in new[] { Engine, Other })
        {
            var snapshot = await engine.ReadAsync(StoreQuery.Of("a", "b", "c", "empty"), Cancelled);
            Assert.Equal("1", Text(snapshot.Get("a")));
            Assert.Equal("2", Text(snapshot.Get("b")));
            Assert.Null(snapshot.Get("c"));
            Assert.Equal(0, snapshot.Get("empty")!.Value.Length);
            Assert.Equal(commit.Revision, snapshot.Revision);
            Assert.Equal(commit.Revision, snapshot.Get("a")!.Revision);
        }
    }

    [Fact]
    public async Task Revisions_grow_with_each_commit_that_changed_something()
    {
        var first = await WriteAsync(Put("a", "1"));
        var second = await WriteAsync(Other, Put("b", "1"), Delete("a"));
        Assert.True(second.Revision > first.Revision);
        var nothing = await WriteAsync(Delete("never"));
        Assert.Equal(new StoreCommit(second.Revision, nothing.Timestamp, Changed: false), nothing);
        var none = await Other.UpdateAsync(StoreQuery.Of("b"), _ => StoreUpdate.Nothing, Cancelled);
        Assert.Equal((second.Revision, false), (none.Revision, none.Changed));
        Assert.Null(await ReadTextAsync(Engine, "a"));
    }

    [Fact]
    public async Task Of_several_writes_to_one_key_the_last_counts()
    {
        await WriteAsync(Put("a", "1"), Delete("b"), Delete("a"), Put("b", "2"), Put("a", "3"));
        Assert.Equal("a=3 b=2", await DescribeAsync(Other, KeyRange.All));
    }

    [Fact]
    public async Task Ranges_are_half_open_and_in_order()
    {
        await WriteAsync(Put("b", "2"), Put("a.1", "x"), Put("a", "1"), Put("a.2", "y"), Put("a/", "z"), Put("c", "3"));
        Assert.Equal("a.1=x a.2=y", await DescribeAsync(Engine, KeyRange.Prefix("a.")));
        Assert.Equal("a=1 a.1=x", await DescribeAsync(Engine, new KeyRange("a", "a.2")));
        Assert.Equal("a/=z b=2 c=3", await DescribeAsync(Engine, new KeyRange("a/", null)));
        Assert.Equal("", await DescribeAsync(Engine, new KeyRange("b", "a")));
        var query = new StoreQuery(["a.2", "x"], [new KeyRange("a", "b"), new KeyRange("b", null)]);
        var snapshot = await Other.ReadAsync(query, Cancelled);
        Assert.Equal(["a", "a.1", "a.2", "a/"], snapshot.Range(query.Ranges[0]).Select(entry => entry.Key));
        Assert.Equal(["a.1", "a.2"], snapshot.Range(KeyRange.Prefix("a.")).Select(entry => entry.Key));
        Assert.Empty(snapshot.Range(KeyRange.Prefix("a.3")));
        Assert.Equal("y", Text(snapshot.Get("a.2")));
        Assert.Equal("3", Text(snapshot.Get("c")));
        Assert.Null(snapshot.Get("x"));
    }

    [Fact]
    public async Task Keys_of_all_scripts_stand_in_the_order_of_their_code_points()
    {
        string[] keys = ["A", "a", "a\0b", "ä", "\uD7FF", "\uE000", "\uFFFD", "😀", "\U0010FFFF"];
        await WriteAsync([.. keys.Reverse().Select(key => Put(key, "x"))]);
        var all = await Other.ReadAsync(StoreQuery.Of(KeyRange.All), Cancelled);
        Assert.Equal(["A", "a", "a\0b", "ä", "\uD7FF", "\uE000", "\uFFFD", "😀", "\U0010FFFF"], all.Range(KeyRange.All).Select(entry => entry.Key));
        var emoji = await Other.ReadAsync(StoreQuery.Of(KeyRange.Prefix("😀")), Cancelled);
        Assert.Equal("😀", Assert.Single(emoji.Range(KeyRange.Prefix("😀"))).Key);
        Assert.Equal("x", await ReadTextAsync(Engine, "\uFFFD"));
    }

    [Fact]
    public async Task A_key_without_a_text_form_is_refused_and_nothing_is_written()
    {
        foreach (var key in new[] { "", "half \uD800 pair" })
        {
            await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync(Put("good", "1"), Put(key, "2")).AsTask());
            Assert.Null(await ReadTextAsync(Engine, "good"));
        }
    }

    [Fact]
    public async Task A_value_that_is_too_large_is_refused_and_nothing_is_written()
    {
        var huge = new StoreWrite("huge", new byte[StoreLimits.MaxValueBytes + 1]);
        await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync(Put("good", "1"), huge).AsTask());
        Assert.Null(await ReadTextAsync(Engine, "good"));
    }

    [Fact]
    public async Task A_value_of_half_a_megabyte_comes_back_unchanged()
    {
        var value = new byte[512 * 1024];
        new Random(1).NextBytes(value);
        await WriteAsync(new StoreWrite("big", value));
        var read = (await Other.ReadAsync(StoreQuery.Of("big"), Cancelled)).Get("big")!.Value;
        Assert.True(read.Span.SequenceEqual(value));
    }

    [Fact]
    public async Task Ten_thousand_keys_are_written_and_read_in_one_transaction()
    {
        await WriteAsync([.. Enumerable.Range(0, 10_000).Select(i => Put($"k.{i:D5}", $"{i}"))]);
        var snapshot = await Other.ReadAsync(StoreQuery.Of(KeyRange.Prefix("k.")), Cancelled);
        var entries = snapshot.Range(KeyRange.Prefix("k."));
        Assert.Equal(10_000, entries.Count);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (long)i), entries.Select(Number));
        var commit = await Other.UpdateAsync(
            StoreQuery.Of(KeyRange.Prefix("k.")),
            s => StoreUpdate.Write([.. s.Range(KeyRange.Prefix("k.")).Select(entry => Delete(entry.Key))]),
            Cancelled);
        Assert.True(commit.Changed);
        Assert.Equal("", await DescribeAsync(Engine, KeyRange.All));
    }

    [Fact]
    public async Task Time_never_goes_backwards_and_is_the_time_of_day()
    {
        var last = 0L;
        for (var i = 0; i < 20; i++)
        {
            var engine = i % 2 == 0 ? Engine : Other;
            foreach (var time in new[]
            {
                (await WriteAsync(engine, Put("a", $"{i}"))).Timestamp,
                (await engine.ReadAsync(StoreQuery.Of("a"), Cancelled)).Timestamp,
                await engine.GetTimestampAsync(Cancelled),
            })
            {
                Assert.True(time >= last, $"{time} came after {last}");
                last = time;
            }
        }

        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        Assert.InRange(last, now - 3_600_000_000L, now + 3_600_000_000L);
    }

    [Fact]
    public async Task A_closed_engine_refuses_every_call()
    {
        await Engine.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Engine.ReadAsync(StoreQuery.Empty, Cancelled).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => WriteAsync(Put("a", "1")).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Engine.GetTimestampAsync(Cancelled).AsTask());
        Assert.False(Engine.Status.IsAvailable);
    }
}
