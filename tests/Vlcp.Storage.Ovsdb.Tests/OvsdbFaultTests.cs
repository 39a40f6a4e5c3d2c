using Vlcp.Storage.Contract;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Ovsdb.Tests;

/// <summary>Servers die, freeze and lose their connections: nothing that was acknowledged is lost or counted twice.</summary>
public sealed class OvsdbFaultTests : IAsyncLifetime
{
    private OvsdbServers _servers = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private OvsdbStoreUrl Url => OvsdbStoreUrl.Parse(_servers.Store);

    public async ValueTask InitializeAsync() =>
        _servers = await OvsdbServers.StartAsync(3, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, Cancelled);

    public ValueTask DisposeAsync() => _servers.DisposeAsync();

    [Fact]
    public async Task Leaders_and_followers_that_are_killed_one_after_the_other_cost_nothing()
    {
        await using var one = OvsdbStoreEngine.Open(Url);
        await using var two = OvsdbStoreEngine.Open(Url with { Remotes = [.. Url.Remotes.Reverse()] });
        await using var storm = new CounterStorm(one, two);
        await storm.AdvanceAsync(20, Cancelled);
        for (var round = 0; round < 3; round++)
        {
            var leader = await _servers.FindLeaderAsync(Cancelled);
            var victim = round == 2 ? (leader + 1) % 3 : leader;
            await _servers.KillAsync(victim);
            await storm.AdvanceAsync(20, Cancelled);
            await _servers.StartAsync(victim, Cancelled);
            await storm.AdvanceAsync(5, Cancelled);
        }

        await storm.CheckAsync(Cancelled);
    }

    [Fact]
    public async Task A_leader_that_is_frozen_until_another_leads_loses_and_doubles_nothing()
    {
        await using var one = OvsdbStoreEngine.Open(Url);
        await using var two = OvsdbStoreEngine.Open(Url with { Remotes = [.. Url.Remotes.Reverse()] });
        await using var storm = new CounterStorm(one, two);
        await storm.AdvanceAsync(20, Cancelled);
        var leader = await _servers.FindLeaderAsync(Cancelled);
        _servers.Freeze(leader);
        await storm.AdvanceAsync(30, Cancelled);
        _servers.Thaw(leader);
        await storm.AdvanceAsync(20, Cancelled);
        await storm.CheckAsync(Cancelled);
    }

    [Fact]
    public async Task While_all_servers_are_away_calls_fail_and_afterwards_everything_goes_on()
    {
        await using var writer = OvsdbStoreEngine.Open(Url with { Timeout = TimeSpan.FromSeconds(1) });
        await using var patient = OvsdbStoreEngine.Open(Url);
        await using var feed = patient.OpenFeed();
        Assert.True((await feed.Changes.ReadAsync(Cancelled)).IsRestored);
        await WriteAsync(patient, "before");
        Assert.Equal(["before"], (await feed.Changes.ReadAsync(Cancelled)).Keys);
        for (var node = 0; node < 3; node++)
        {
            await _servers.KillAsync(node);
        }

        await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(writer, "lost"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => writer.ReadAsync(StoreQuery.Of("before"), Cancelled).AsTask());
        Assert.False(writer.Status.IsAvailable);

        // A controller that starts now waits for the cluster, and so does its feed.
        await using var late = OvsdbStoreEngine.Open(Url);
        await using var lateFeed = late.OpenFeed();
        var waiting = late.ReadAsync(StoreQuery.Of("before", "lost"), Cancelled).AsTask();
        for (var node = 0; node < 3; node++)
        {
            await _servers.StartAsync(node, Cancelled);
        }

        var snapshot = await waiting;
        Assert.NotNull(snapshot.Get("before"));
        Assert.Null(snapshot.Get("lost"));
        Assert.True((await lateFeed.Changes.ReadAsync(Cancelled)).IsRestored);
        await WriteAsync(late, "after");
        Assert.Equal(["after"], (await feed.Changes.ReadAsync(Cancelled)).Keys);
        Assert.Equal(["after"], (await lateFeed.Changes.ReadAsync(Cancelled)).Keys);
        Assert.True(late.Status.IsAvailable);
    }

    [Fact]
    public async Task Connections_that_are_cut_in_the_middle_of_commits_lose_and_double_nothing()
    {
        await using var relay = new CuttableProxy(_servers.PortOf(0));
        await using var direct = OvsdbStoreEngine.Open(Url);
        await using var relayed = OvsdbStoreEngine.Open(OvsdbStoreUrl.Parse($"ovsdb:tcp:127.0.0.1:{relay.Port}?timeout=120"));
        await using var storm = new CounterStorm(relayed, relayed, direct);
        for (var cut = 0; cut < 20; cut++)
        {
            await storm.AdvanceAsync(7, Cancelled);
            relay.Cut();
        }

        await storm.AdvanceAsync(20, Cancelled);
        await storm.CheckAsync(Cancelled);
    }

    [Fact]
    public async Task What_was_committed_during_an_outage_is_told_afterwards_and_a_marker_stands_for_more_than_is_kept()
    {
        await using var relay = new CuttableProxy(_servers.PortOf(0));
        await using var direct = OvsdbStoreEngine.Open(Url);
        await using var relayed = OvsdbStoreEngine.Open(OvsdbStoreUrl.Parse($"ovsdb:tcp:127.0.0.1:{relay.Port}?timeout=1"));
        await using var feed = relayed.OpenFeed();
        Assert.True((await feed.Changes.ReadAsync(Cancelled)).IsRestored);
        relay.Refuse();
        await WriteAsync(direct, "one");
        await WriteAsync(direct, "two");
        relay.Restore();
        Assert.Equal(["one"], (await feed.Changes.ReadAsync(Cancelled)).Keys);
        Assert.Equal(["two"], (await feed.Changes.ReadAsync(Cancelled)).Keys);
        relay.Refuse();
        await Task.WhenAll(Enumerable.Range(0, 1200).Select(i => WriteAsync(direct, $"many.{i}")));
        var last = await WriteAsync(direct, "last");
        relay.Restore();
        var told = await feed.Changes.ReadAsync(Cancelled);
        Assert.Equal((true, last.Revision), (told.IsRestored, told.Revision));
        var all = await relayed.ReadAsync(StoreQuery.Of(KeyRange.Prefix("many.")), Cancelled);
        Assert.Equal(1200, all.Range(KeyRange.Prefix("many.")).Count);
    }

    private static async Task<StoreCommit> WriteAsync(OvsdbStoreEngine engine, string key) =>
        await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put(key, "1"u8.ToArray())), Cancelled);
}
