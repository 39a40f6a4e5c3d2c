namespace Vlcp.Storage.Contract;

public abstract class TransactionContract : StoreContract
{
    [Fact]
    public async Task No_update_of_a_counter_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var engine = worker % 2 == 0 ? Engine : Other;
            for (var i = 0; i < 25; i++)
            {
                await engine.UpdateAsync(
                    StoreQuery.Of("counter"), s => StoreUpdate.Write(Put("counter", $"{Number(s.Get("counter")) + 1}")), Cancelled);
            }
        })));
        Assert.Equal("200", await ReadTextAsync(Other, "counter"));
    }

    [Fact]
    public async Task Numbers_given_by_the_size_of_a_range_are_all_different()
    {
        var range = KeyRange.Prefix("n.");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var engine = worker % 2 == 0 ? Engine : Other;
            for (var i = 0; i < 10; i++)
            {
                await engine.UpdateAsync(
                    StoreQuery.Of(range),
                    s => StoreUpdate.Write(Put($"n.{worker}.{i}", $"{s.Range(range).Count}")),
                    Cancelled);
            }
        })));
        var entries = (await Engine.ReadAsync(StoreQuery.Of(range), Cancelled)).Range(range);
        Assert.Equal(Enumerable.Range(0, 80).Select(i => (long)i), entries.Select(Number).Order());
    }

    [Fact]
    public async Task Two_doctors_never_leave_together()
    {
        for (var night = 0; night < 20; night++)
        {
            var (a, b) = ($"night{night}.a", $"night{night}.b");
            await WriteAsync(Put(a, "1"), Put(b, "1"));
            await Task.WhenAll(LeaveAsync(Engine, a), LeaveAsync(Other, b));
            var snapshot = await Engine.ReadAsync(StoreQuery.Of(a, b), Cancelled);
            Assert.Equal(1, Number(snapshot.Get(a)) + Number(snapshot.Get(b)));

            Task LeaveAsync(IStoreEngine engine, string who) => Task.Run(async () => await engine.UpdateAsync(
                StoreQuery.Of(a, b),
                s => Number(s.Get(a)) + Number(s.Get(b)) > 1 ? StoreUpdate.Write(Put(who, "0")) : StoreUpdate.Nothing,
                Cancelled));
        }
    }

    [Fact]
    public async Task Every_read_sees_whole_transfers()
    {
        var range = KeyRange.Prefix("account.");
        await WriteAsync([.. Enumerable.Range(0, 10).Select(i => Put($"account.{i}", "100"))]);
        using var done = new CancellationTokenSource();
        var writers = Task.WhenAll(new[] { Engine, Other }.Select((engine, seed) => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 100; i++)
            {
                var (from, to) = ($"account.{random.Next(10)}", $"account.{random.Next(10)}");
                await engine.UpdateAsync(
                    StoreQuery.Of(from, to),
                    s => from == to
                        ? StoreUpdate.Nothing
                        : StoreUpdate.Write(Put(from, $"{Number(s.Get(from)) - 1}"), Put(to, $"{Number(s.Get(to)) + 1}")),
                    Cancelled);
            }
        })));
        var reads = 0;
        while (!writers.IsCompleted || reads == 0)
        {
            var snapshot = await (reads++ % 2 == 0 ? Engine : Other).ReadAsync(StoreQuery.Of(range), Cancelled);
            Assert.Equal(1000, snapshot.Range(range).Sum(Number));
        }

        await writers;
    }

    [Fact]
    public async Task An_updater_reads_more_until_it_has_what_it_needs()
    {
        await WriteAsync(Put("root", "leaf"), Put("leaf", "treasure"), Put("list.1", "x"));
        var range = KeyRange.Prefix("list.");
        await Engine.UpdateAsync(
            StoreQuery.Of("root"),
            s =>
            {
                var next = Text(s.Get("root"))!;
                var needed = new StoreQuery([next], [range]);
                return s.Covers(next) && s.Covers(range)
                    ? StoreUpdate.Write(Put("found", $"{Text(s.Get(next))} {s.Range(range).Count}"))
                    : StoreUpdate.ReadMore(needed);
            },
            Cancelled);
        Assert.Equal("treasure 1", await ReadTextAsync(Other, "found"));
    }

    [Fact]
    public async Task An_exception_of_the_updater_reaches_the_caller_and_changes_nothing()
    {
        var before = await WriteAsync(Put("a", "1"));
        await Assert.ThrowsAsync<InvalidDataException>(
            () => Engine.UpdateAsync(StoreQuery.Of("a"), _ => throw new InvalidDataException("no"), Cancelled).AsTask());
        var after = await Other.ReadAsync(StoreQuery.Of("a"), Cancelled);
        Assert.Equal((before.Revision, "1"), (after.Revision, Text(after.Get("a"))));
    }

    [Fact]
    public async Task A_cancelled_update_writes_nothing()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(Put("a", "1")), cancel.Token).AsTask());
        Assert.Null(await ReadTextAsync(Engine, "a"));
    }
}
