using System.Collections.Concurrent;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Outages;

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
    public async Task What_was_asked_before_is_answered_again_and_marked_stale()
    {
        await _outside.WriteWalkAsync(t => t.Write(new Network { Id = "n", Vni = 1 }));
        await _outside.WriteWalkAsync(t => t.Write(new Network { Id = "m", Vni = 2 }));
        var fresh = await _inside.AnswerAsync(reader => reader.All<Network>().Count);
        Assert.Equal((2, false), (fresh.Result, fresh.IsStale));
        _engine.CutOff();
        await _outside.WriteWalkAsync(t => t.Delete("test.network.m"));
        var stale = await _inside.AnswerAsync(reader => reader.All<Network>().Count);
        Assert.Equal((2, fresh.Revision, true), (stale.Result, stale.Revision, stale.IsStale));
        Assert.Equal(1, (await _inside.AnswerAsync(reader => reader.Get<Network>("test.network.n")?.Vni)).Result);
        var refused = await Assert.ThrowsAsync<StaleResultException>(() => _inside.AnswerAsync(reader => reader.All<Network>().Count, noStale: true));
        Assert.Equal(2, refused.StaleResult);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _inside.AnswerAsync(reader => reader.All<Port>().Count));
        await _engine.RestoreAsync();
        var back = await _inside.AnswerAsync(reader => reader.All<Network>().Count);
        Assert.Equal((1, false), (back.Result, back.IsStale));
    }

    [Fact]
    public async Task What_a_mirror_holds_is_answered_and_of_two_versions_the_later_one()
    {
        await _outside.WriteWalkAsync(t => t.Write(new Network { Id = "n", Vni = 1 }));
        await _inside.AnswerAsync(reader => reader.Get<Network>("test.network.n"));
        await using var mirror = _inside.NewMirror();
        await mirror.RequireAsync(StoreQuery.Of("test.network.n")).WaitAsync(Patience);
        await _outside.WriteWalkAsync(t => t.Write(new Network { Id = "n", Vni = 5 }));
        await mirror.ReachAsync(2).WaitAsync(Patience);
        _engine.CutOff();
        var stale = await _inside.AnswerAsync(reader => reader.Get<Network>("test.network.n")?.Vni);
        Assert.Equal((5, 2, true), (stale.Result, stale.Revision, stale.IsStale));
    }

    [Fact]
    public async Task A_store_that_says_nothing_counts_as_away_after_the_time_that_was_set()
    {
        await _outside.WriteWalkAsync(t => t.Write(new Network { Id = "n", Vni = 1 }));
        await using var database = new ObjectDatabase(_engine, options: new() { StoreTimeout = TimeSpan.FromMilliseconds(50) });
        await database.AnswerAsync(reader => reader.Get<Network>("test.network.n"));
        _engine.Freeze();
        Assert.True((await database.AnswerAsync(reader => reader.Get<Network>("test.network.n")).WaitAsync(Patience)).IsStale);
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => database.WriteWalkAsync(t => t.Write(new Network { Id = "x" })).WaitAsync(Patience));
        Assert.Contains("did not answer within 0.05 s; nothing was written", refused.Message);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => database.GetAsync<Network>("test.network.other", "me").WaitAsync(Patience));
        _engine.Thaw();
        Assert.Null(await _outside.GetOnceAsync<Network>("test.network.x"));
    }

    [Fact]
    public async Task A_database_that_began_while_the_store_was_away_works_when_it_is_there()
    {
        await _outside.WriteWalkAsync(t => t.Write(new Network { Id = "n", Vni = 1 }));
        _engine.CutOff();
        await using var database = new ObjectDatabase(_engine);
        await using var mirror = database.NewMirror();
        var required = mirror.RequireAsync(StoreQuery.Of("test.network.n"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => database.GetOnceAsync<Network>("test.network.n"));
        Assert.False(required.IsCompleted);
        await _engine.RestoreAsync();
        await required.WaitAsync(Patience);
        Assert.Equal(1, mirror.View.Get<Network>("test.network.n")?.Vni);
        Assert.False(mirror.IsStale);
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
