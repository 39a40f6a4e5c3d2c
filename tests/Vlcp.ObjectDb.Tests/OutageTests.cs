using System.Collections.Concurrent;
using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

public sealed class OutageTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MemoryStoreEngine _store = new();
    private readonly InterruptedEngine _engine;
    private readonly ObjectDatabase _inside;
    private readonly ObjectDatabase _outside;

    public OutageTests()
    {
        _engine = new InterruptedEngine(_store);
        _inside = new ObjectDatabase(_engine);
        _outside = new ObjectDatabase(_store);
    }

    public async ValueTask DisposeAsync()
    {
        await _inside.DisposeAsync();
        await _outside.DisposeAsync();
        await _engine.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task After_an_outage_a_mirror_reports_only_what_really_changed()
    {
        await using var mirror = new ObjectMirror(_engine);
        await _outside.WriteWalkAsync(t => Enumerable.Range(0, 20).Select(i => t.Write(new Network { Id = $"{i:D2}" })).ToList());
        await mirror.RequireAsync(StoreQuery.Of(DataKey.RangeOf<Network>())).WaitAsync(Patience);
        var changes = new ConcurrentQueue<string>();
        mirror.Changed += (_, keys, _) => changes.Enqueue(string.Join(",", keys));
        _engine.CutOff();
        Assert.True(mirror.IsStale);
        Assert.Equal(20, mirror.View.All<Network>().Count);
        var revision = await _outside.WriteWalkAsync(t =>
        {
            t.Write(t.Get<Network>("test.network.03")! with { Vni = 3 });
            t.Delete("test.network.07");
            return t.Write(new Network { Id = "99" });
        });
        Assert.Equal(20, mirror.View.All<Network>().Count);
        await _engine.RestoreAsync();
        await mirror.ReachAsync((await _store.ReadAsync(StoreQuery.Empty, default)).Revision).WaitAsync(Patience);
        Assert.False(mirror.IsStale);
        Assert.Equal("test.network.03,test.network.07,test.network.99", Assert.Single(changes));
        Assert.Null(mirror.View.Get<Network>("test.network.07"));
        Assert.Equal(3, mirror.View.Get<Network>("test.network.03")?.Vni);
    }

    [Fact]
    public async Task While_the_store_is_away_memory_answers_and_says_so_on_request()
    {
        await _outside.WriteWalkAsync(t => t.Write(new Network { Id = "n", Vni = 1 }));
        Assert.Equal(1, (await _inside.GetAsync<Network>("test.network.n", "me").WaitAsync(Patience))?.Vni);
        _engine.CutOff();
        Assert.Equal(1, (await _inside.GetAsync<Network>("test.network.n", "me").WaitAsync(Patience))?.Vni);
        await Assert.ThrowsAsync<StaleResultException>(() => _inside.GetAsync<Network>("test.network.n", "me", noStale: true));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _inside.GetAsync<Network>("test.network.other", "me"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _inside.WriteWalkAsync(t => t.Write(new Network { Id = "x" })));
    }

    [Fact]
    public async Task A_change_of_what_nobody_follows_costs_no_read()
    {
        await using var mirror = new ObjectMirror(_engine);
        await mirror.RequireAsync(StoreQuery.Of("test.network.n")).WaitAsync(Patience);
        await _outside.WriteWalkAsync(t => t.Write(new Network { Id = "n" }));
        await mirror.ReachAsync(1).WaitAsync(Patience);
        var reads = _engine.Reads;
        for (var i = 0; i < 50; i++)
        {
            await _outside.WriteWalkAsync(t => t.Write(new Network { Id = $"other{i}" }));
        }

        await mirror.ReachAsync(51).WaitAsync(Patience);
        Assert.Equal(reads, _engine.Reads);
    }
}
