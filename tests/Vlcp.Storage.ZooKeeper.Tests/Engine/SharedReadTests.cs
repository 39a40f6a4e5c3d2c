using System.Buffers.Binary;

namespace Vlcp.Storage.ZooKeeper.Tests.Engine;

/// <summary>Reads that go together with those of others.</summary>
public sealed class SharedReadTests(SharedEnsemble ensemble)
{
    private const int Readers = 24;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_what_was_committed_before_they_asked()
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        await using var writer = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await using var reader = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(number => Task.Run(async () =>
        {
            for (var round = 1; round <= 20; round++)
            {
                var commit = await PutAsync(writer, $"k.{number}", Number(round));
                var found = await reader.ReadAsync(StoreQuery.Of($"k.{number}", "k.none"), Cancelled);
                Assert.True(found.Revision >= commit.Revision);
                Assert.Equal(round, BinaryPrimitives.ReadInt32BigEndian(found.Get($"k.{number}")!.Value.Span));
                Assert.Null(found.Get("k.none"));
            }
        })));
    }

    [Fact]
    public async Task Keys_that_change_together_are_seen_together()
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        await using var writer = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await using var reader = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await WriteAsync(0);
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var round = 1; !done.IsCancellationRequested; round++)
            {
                await WriteAsync(round);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                var found = await reader.ReadAsync(StoreQuery.Of("one", "x.two", "y.three"), Cancelled);
                Assert.Equal(found.Get("one")!.Value.ToArray(), found.Get("x.two")!.Value.ToArray());
                Assert.Equal(found.Get("one")!.Value.ToArray(), found.Get("y.three")!.Value.ToArray());
                Assert.Equal(found.Get("one")!.Revision, found.Get("x.two")!.Revision);
            }
        })));
        await done.CancelAsync();
        await writing;

        Task<StoreCommit> WriteAsync(int round) => writer.UpdateAsync(
            StoreQuery.Empty,
            _ => StoreUpdate.Write(StoreWrite.Put("one", Number(round)), StoreWrite.Put("x.two", Number(round)), StoreWrite.Put("y.three", Number(round))),
            Cancelled).AsTask();
    }

    [Fact]
    public async Task A_value_that_can_not_be_read_fails_only_who_asked_for_it()
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        await using var engine = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await PutAsync(engine, "good", new byte[1]);
        await PutAsync(engine, "bad", new byte[1]);
        var connection = await engine.Client.ConnectedAsync(Cancelled);
        (await connection.SetDataAsync("/vlcp/keys/bad", new byte[] { 99 }, -1)).Content("set");
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(number => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                if (number == 0)
                {
                    await Assert.ThrowsAsync<StoreFormatException>(() => engine.ReadAsync(StoreQuery.Of("bad"), Cancelled).AsTask());
                }
                else
                {
                    Assert.NotNull((await engine.ReadAsync(StoreQuery.Of("good"), Cancelled)).Get("good"));
                }
            }
        })));
    }

    private static byte[] Number(int number)
    {
        var value = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(value, number);
        return value;
    }

    private static Task<StoreCommit> PutAsync(ZooKeeperStoreEngine engine, string key, byte[] value) =>
        engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put(key, value)), Cancelled).AsTask();
}
