using System.Text;
using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

public sealed class OwnershipAndTransactionTests : IAsyncDisposable
{
    private readonly MemoryStoreEngine _engine = new();
    private readonly ObjectDatabase _database;

    public OwnershipAndTransactionTests() => _database = new ObjectDatabase(_engine, new ObjectSchema(typeof(Port), typeof(Network)));

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task What_an_object_owns_goes_with_it_and_leaves_no_key_behind()
    {
        await _database.WriteWalkAsync(t =>
        {
            t.Write(new Port { Id = "p.1", Network = DataKey.Strong<Network>("n"), Mac = "m", Tags = ["red", "blue"] });
            t.Write(new PortInfo { Id = "p.1" });
            t.Write(new Lease { Host = "h", Number = 7, Port = DataKey.Weak<Port>("p.1") });
            t.Write(new Lease { Host = "h", Number = 8 });
        });
        Assert.Equal("p.1", Assert.Single(await _database.WalkAsync(r => r.Members<Port>("tags", "blue"))).Id);

        // A process that does not know the owned classes deletes the owner.
        await using var stranger = new ObjectDatabase(_engine, new ObjectSchema(typeof(Port)));
        await stranger.WriteWalkAsync(t => t.Delete(DataKey.Of<Port>("p.1")));
        Assert.Equal(["test.lease.h.8"], await _database.WalkAsync(r => r.Keys(KeyRange.All)));
    }

    [Fact]
    public async Task Moving_to_another_owner_or_network_leaves_the_old_one()
    {
        var (a, b) = (DataKey.Strong<Network>("a"), DataKey.Strong<Network>("b"));
        await _database.WriteWalkAsync(t =>
        {
            t.Write(new Port { Id = "1", Network = a, Mac = "m" });
            t.Write(new Port { Id = "2" });
            t.Write(new Lease { Host = "h", Port = DataKey.Weak<Port>("1") });
        });
        await _database.WriteWalkAsync(t =>
        {
            t.Write(t.Get<Port>("test.port.1")! with { Network = b });
            Assert.Equal("1", t.Find<Port>("_mac_address_index", b.Key, "m")?.Id);
            Assert.Null(t.Find<Port>("_mac_address_index", a.Key, "m"));
            Assert.False(t.AnyMember<Port>("network", a.Key));
            Assert.True(t.AnyMember<Port>("network", b.Key));
            t.Write(t.Get<Lease>("test.lease.h.0")! with { Port = DataKey.Weak<Port>("2") });
        });
        await _database.WriteWalkAsync(t => t.Delete("test.port.1"));
        Assert.NotNull(await _database.GetOnceAsync<Lease>("test.lease.h.0"));
        await _database.WriteWalkAsync(t => t.Delete("test.port.2"));
        Assert.Empty(await _database.WalkAsync(r => r.Keys(KeyRange.All)));
    }

    [Fact]
    public async Task A_value_that_cannot_be_decoded_is_absent_and_harms_no_other()
    {
        await _database.WriteWalkAsync(t =>
        {
            t.Write(new Network { Id = "good" });
            t.WriteRaw("test.network.bad", Encoding.UTF8.GetBytes("""{"vni":"many"}"""));
            t.WriteRaw("test.network.worse", Encoding.UTF8.GetBytes("{"));
        });
        var found = await _database.WalkAsync(r => (r.Get<Network>("test.network.bad"), r.All<Network>()));
        Assert.Null(found.Item1);
        Assert.Equal("good", Assert.Single(found.Item2).Id);
        Assert.Equal(["test.network.bad", "test.network.worse"], _database.Undecodable.Select(error => error.Key).Order());
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "bad" }));
        Assert.NotNull(await _database.GetOnceAsync<Network>("test.network.bad"));
    }

    [Fact]
    public async Task A_transaction_with_known_keys_reads_writes_and_deletes()
    {
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "a", Vni = 1 }));
        await _database.TransactAsync<Network>(
            ["test.network.a", "test.network.b"],
            (values, time) =>
            [
                new("test.network.a", null),
                new("test.network.b", new Network { Id = "b", Vni = values[0]!.Vni + (values[1] is null ? 10 : 0) + (time > 0 ? 100 : 0) }),
            ]);
        var after = await _database.MGetOnceAsync<DataObject>(["test.network.a", "test.network.b"]);
        Assert.Null(after[0]);
        Assert.Equal(111, Assert.IsType<Network>(after[1]).Vni);
    }

    [Fact]
    public async Task An_asynchronous_walk_is_made_again_with_what_its_walker_lacked()
    {
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "a", Vni = 4 }));
        var infos = new List<object?>();
        var result = await _database.AsyncWriteWalkAsync<int>(async (info, token) =>
        {
            await Task.Yield();
            infos.Add(info);
            return new WritePlan<int>(t =>
            {
                var network = t.Get<Network>("test.network.a")!;
                if (info is not int known)
                {
                    throw new TransactionRestartException(network.Vni);
                }

                t.Write(network with { Vni = known * 2 });
                return known;
            });
        });
        Assert.Equal(4, result);
        Assert.Equal([null, 4], infos);
        Assert.Equal(8, (await _database.GetOnceAsync<Network>("test.network.a"))?.Vni);
        await Assert.ThrowsAsync<TimeoutException>(() => _database.AsyncTransactAsync<Network>(
            (_, _) => Task.FromResult<TransactionPlan<Network>?>(new(["test.network.a"], (_, _) => throw new TransactionRestartException())), maxRetry: 3));
    }

    [Fact]
    public async Task A_transaction_that_takes_too_long_is_given_up()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => _database.AsyncWriteWalkAsync<int>(
            async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return null;
            },
            maxTime: TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public async Task A_walker_that_hides_its_missing_keys_is_run_again_all_the_same()
    {
        var directory = Directory.CreateTempSubdirectory("vlcp-hiding-");
        try
        {
            await using var engine = SqliteStoreEngine.Open(Path.Combine(directory.FullName, "store.db"));
            await using var database = new ObjectDatabase(engine);
            await database.WriteWalkAsync(t => t.Write(new Network { Id = "a", Vni = 1 }));
            var vni = await database.WalkAsync(r =>
            {
                try
                {
                    return r.Get<Network>("test.network.a")?.Vni;
                }
                catch (Exception)
                {
                    return -1;
                }
            });
            Assert.Equal(1, vni);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Objects_are_equal_by_value_with_their_extras_and_the_key_follows_the_index_value()
    {
        var one = new Network { Id = "a", Extras = DataObject.NoExtras.Add("x", System.Text.Json.Nodes.JsonNode.Parse("[1,{\"y\":2}]")) };
        var two = new Network { Id = "a", Extras = DataObject.NoExtras.Add("x", System.Text.Json.Nodes.JsonNode.Parse("[1, {\"y\": 2}]")) };
        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, two with { Extras = DataObject.NoExtras });
        Assert.Equal("test.network.a", one.Key);
        Assert.Equal("test.network.b++c+_", (one with { Id = "b.c+" }).Key);
        Assert.Equal("test.settings", new Settings().Key);
    }
}
