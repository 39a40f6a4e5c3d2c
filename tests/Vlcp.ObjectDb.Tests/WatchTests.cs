using System.Threading.Channels;
using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

public sealed class WatchTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MemoryStoreEngine _engine = new();
    private readonly ObjectDatabase _database;

    public WatchTests() => _database = new ObjectDatabase(_engine, new ObjectSchema(typeof(Network)));

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task A_watcher_gets_all_keys_of_a_transaction_at_once()
    {
        var updates = Channel.CreateUnbounded<ObjectUpdate>();
        _database.Updated += update => updates.Writer.TryWrite(update);
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "old" }));
        await _database.MWatchAsync<Network>(["test.network.a", "test.network.b", "test.network.old"], 1).WaitAsync(Patience);
        await _database.WriteWalkAsync(t =>
        {
            t.Write(new Network { Id = "b", Vni = 2 });
            t.Write(new Network { Id = "unwatched" });
            t.Write(new Network { Id = "a", Vni = 1 });
            t.Delete("test.network.old");
        });
        var update = await updates.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        Assert.Equal(["test.network.a", "test.network.b", "test.network.old"], update.Keys);
        Assert.Equal(["test.network.old"], update.Deleted);
        Assert.Equal(1, update.View.Get<Network>("test.network.a")?.Vni);
    }

    [Fact]
    public async Task Get_watches_only_what_exists_and_watch_always()
    {
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "a" }));
        var values = await _database.MGetAsync<Network>(["test.network.a", "test.network.b"], "x").WaitAsync(Patience);
        Assert.NotNull(values[0]);
        Assert.Null(values[1]);
        var reference = await _database.WatchAsync<Network>("test.network.c", "y").WaitAsync(Patience);
        await _database.GetAsync<Network>("test.network.a", "y").WaitAsync(Patience);
        Assert.True(reference.IsDeleted);
        var list = await _database.WatchListAsync();
        Assert.Equal(["test.network.a", "test.network.c"], list.Keys.Order());
        Assert.Equal(["x", "y"], list["test.network.a"].Order());
        Assert.Equal(["test.network.a"], (await _database.WatchListAsync("x")).Keys);
        var waiting = reference.WaitAsync();
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "c", Vni = 5 }));
        Assert.Equal(5, (await waiting.WaitAsync(Patience)).Vni);
        await _database.UnwatchAsync("test.network.a", "x");
        await _database.UnwatchAllAsync("y");
        Assert.Empty(await _database.WatchListAsync());
    }

    [Fact]
    public async Task A_walk_watches_the_keys_that_it_saves()
    {
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "a", Vni = 1 }));
        var (vni, saved) = await _database.WalkAndWatchAsync(
            walk =>
            {
                var network = walk.Get<Network>("test.network.a");
                walk.Save("test.network.a");
                return network?.Vni;
            },
            "w").WaitAsync(Patience);
        Assert.Equal(1, vni);
        Assert.Equal(["test.network.a"], saved);
        Assert.Equal(["test.network.a"], (await _database.WatchListAsync("w")).Keys);
        await Assert.ThrowsAsync<ArgumentException>(() => _database.WalkAndWatchAsync(
            walk =>
            {
                walk.Save("test.network.b");
                return 0;
            },
            "w"));
    }
}
