using Vlcp.Storage.Contract;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Etcd.Tests;

/// <summary>Members die, freeze and lose their connections: nothing that was acknowledged is lost or counted twice.</summary>
public sealed class EtcdFaultTests : IAsyncLifetime
{
    private EtcdServers _servers = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _servers = await EtcdServers.StartAsync(3, Cancelled);

    public ValueTask DisposeAsync() => _servers.DisposeAsync();

    [Fact]
    public async Task Leaders_and_followers_that_are_killed_one_after_the_other_cost_nothing()
    {
        var url = EtcdStoreUrl.Parse(_servers.NewStore());
        await using var one = EtcdStoreEngine.Open(url);
        await using var two = EtcdStoreEngine.Open(url with { Endpoints = [.. url.Endpoints.Reverse()] });
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
        var url = EtcdStoreUrl.Parse(_servers.NewStore());
        await using var one = EtcdStoreEngine.Open(url);
        await using var two = EtcdStoreEngine.Open(url with { Endpoints = [.. url.Endpoints.Reverse()] });
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
    public async Task While_all_members_are_away_calls_fail_and_afterwards_everything_goes_on()
    {
        var url = EtcdStoreUrl.Parse(_servers.NewStore());
        await using var writer = EtcdStoreEngine.Open(url with { Timeout = TimeSpan.FromSeconds(1) });
        await using var patient = EtcdStoreEngine.Open(url);
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
        await using var late = EtcdStoreEngine.Open(url);
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
        await using var direct = EtcdStoreEngine.Open(EtcdStoreUrl.Parse($"etcd://{_servers.Hosts}/cut?timeout=120"));
        await using var relayed = EtcdStoreEngine.Open(EtcdStoreUrl.Parse($"etcd://127.0.0.1:{relay.Port}/cut?timeout=120"));
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
    public async Task What_was_compacted_while_nobody_could_see_it_is_told_by_a_marker()
    {
        await using var relay = new CuttableProxy(_servers.PortOf(0));
        await using var direct = EtcdStoreEngine.Open(EtcdStoreUrl.Parse($"etcd://{_servers.Hosts}/compacted?timeout=120"));
        await using var relayed = EtcdStoreEngine.Open(EtcdStoreUrl.Parse($"etcd://127.0.0.1:{relay.Port}/compacted?timeout=1"));
        await using var feed = relayed.OpenFeed();
        Assert.True((await feed.Changes.ReadAsync(Cancelled)).IsRestored);
        await WriteAsync(direct, "seen");
        Assert.Equal(["seen"], (await feed.Changes.ReadAsync(Cancelled)).Keys);
        relay.Refuse();
        await WriteAsync(direct, "unseen");
        var last = await WriteAsync(direct, "last");
        await _servers.CallAsync(0, "kv/compaction", new { revision = last.Revision }, Cancelled);
        relay.Restore();
        var told = await feed.Changes.ReadAsync(Cancelled);
        Assert.True(told.IsRestored);
        Assert.Equal(last.Revision, told.Revision);
        await WriteAsync(direct, "next");
        Assert.Equal(["next"], (await feed.Changes.ReadAsync(Cancelled)).Keys);
    }

    [Fact]
    public async Task A_deletion_that_is_not_written_down_any_more_still_conflicts_with_who_has_read_before()
    {
        await using var engine = EtcdStoreEngine.Open(EtcdStoreUrl.Parse(_servers.NewStore()));
        var range = KeyRange.Prefix("n.");
        await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. Enumerable.Range(0, 1500).Select(i => StoreWrite.Put($"n.{i}", "x"u8.ToArray()))]), Cancelled);
        var runs = 0;
        await engine.UpdateAsync(
            StoreQuery.Of(range),
            snapshot =>
            {
                if (++runs == 1)
                {
                    DeleteAllAsync(engine, range).GetAwaiter().GetResult();
                }

                return StoreUpdate.Write(StoreWrite.Put("count", BitConverter.GetBytes(snapshot.Range(range).Count)));
            },
            Cancelled);
        Assert.Equal(2, runs);
        Assert.Equal(0, BitConverter.ToInt32((await engine.ReadAsync(StoreQuery.Of("count"), Cancelled)).Get("count")!.Value.Span));
    }

    private async Task DeleteAllAsync(EtcdStoreEngine engine, KeyRange range)
    {
        await engine.UpdateAsync(
            StoreQuery.Of(range), snapshot => StoreUpdate.Write([.. snapshot.Range(range).Select(entry => StoreWrite.Delete(entry.Key))]), Cancelled);
        while ((await _servers.CallAsync(0, "kv/range", new { key = Base64("/test1/deleted/"), range_end = Base64("/test1/deleted0") }, Cancelled)).TryGetProperty("count", out _))
        {
            await Task.Delay(50, Cancelled);
        }
    }

    private static async Task<StoreCommit> WriteAsync(EtcdStoreEngine engine, string key) =>
        await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put(key, "1"u8.ToArray())), Cancelled);

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
