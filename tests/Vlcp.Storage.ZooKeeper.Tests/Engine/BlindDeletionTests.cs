namespace Vlcp.Storage.ZooKeeper.Tests.Engine;

public sealed class BlindDeletionTests(SharedEnsemble ensemble)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // One of two keys exists at every moment: a transaction that deletes both must find and delete one.
    [Fact]
    public async Task Keys_that_are_deleted_unread_are_looked_at_together()
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        await using var engine = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await using var other = ZooKeeperStoreEngine.Open(url, Stores.Options);
        await WriteAsync(other, StoreWrite.Put("a", new byte[1]));
        using var done = new CancellationTokenSource();
        var moving = Task.Run(async () =>
        {
            for (var isAtA = true; !done.IsCancellationRequested; isAtA = !isAtA)
            {
                var (from, to) = isAtA ? ("a", "b") : ("b", "a");
                await WriteAsync(other, StoreWrite.Put(to, new byte[1]), StoreWrite.Delete(from));
            }
        });
        for (var i = 0; i < 40; i++)
        {
            Assert.True((await WriteAsync(engine, StoreWrite.Delete("a"), StoreWrite.Delete("b"))).Changed);

            // The other one goes on only after it has put a key again.
            while ((await engine.ReadAsync(StoreQuery.Of("a", "b"), Cancelled)) is var found && found.Get("a") is null && found.Get("b") is null)
            {
            }
        }

        await done.CancelAsync();
        await moving;
    }

    private static async Task<StoreCommit> WriteAsync(ZooKeeperStoreEngine engine, params StoreWrite[] writes) =>
        await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. writes]), Cancelled);
}
