using System.Text.Json.Nodes;
using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

public sealed class WriteWalkTests : IAsyncDisposable
{
    private readonly MemoryStoreEngine _engine = new();
    private readonly ObjectDatabase _database;

    public WriteWalkTests() => _database = new ObjectDatabase(_engine, new ObjectSchema(typeof(Network), typeof(Port), typeof(PortInfo), typeof(Lease)));

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task An_object_comes_back_with_its_extras_and_versions()
    {
        var extras = DataObject.NoExtras.Add("colour", JsonNode.Parse("""{"r":[1,2,null]}""")).Add("nothing", null);
        var written = await _database.WriteWalkAsync(t => t.Write(new Port
        {
            Id = "a.b+c",
            Network = DataKey.Strong<Network>("n1"),
            Peer = DataKey.Weak<Port>("p2"),
            Mac = "aa:bb:cc:00:00:01",
            Tags = ["x"],
            Extras = extras,
        }));
        var read = await _database.GetOnceAsync<Port>("test.port.a++b+_c");
        Assert.NotNull(read);
        Assert.Equal(written with { Tags = read.Tags }, read);
        Assert.Equal("x", Assert.Single(read.Tags));
        Assert.Equal(1, read.KvdbUpdateVersion);
        Assert.NotNull(read.KvdbCreateTime);
        var second = await _database.WriteWalkAsync(t => t.Write(t.Get<Port>(read.Key)! with { Mac = null }));
        Assert.Equal(2, second.KvdbUpdateVersion);
        Assert.Equal(read.KvdbCreateTime, second.KvdbCreateTime);
    }

    [Fact]
    public async Task Unique_values_are_refused_twice_and_swapped_within_one_transaction()
    {
        var network = DataKey.Strong<Network>("n");
        await _database.WriteWalkAsync(t =>
        {
            t.Write(new Port { Id = "1", Network = network, Mac = "m1" });
            t.Write(new Port { Id = "2", Network = network, Mac = "m2" });
        });
        var error = await Assert.ThrowsAsync<ObjectConflictException>(
            () => _database.WriteWalkAsync(t => t.Write(new Port { Id = "3", Network = network, Mac = "m1" })));
        Assert.Equal("_mac_address_index", error.Index);
        Assert.Equal(["test.network.n", "m1"], error.Values);
        Assert.Equal(["test.port.1", "test.port.3"], error.ObjectKeys);
        await _database.WriteWalkAsync(t =>
        {
            t.Write(t.Get<Port>("test.port.1")! with { Mac = "m2" });
            t.Write(t.Get<Port>("test.port.2")! with { Mac = "m1" });
        });
        var found = await _database.WalkAsync(r => r.Find<Port>("_mac_address_index", network.Key, "m1"));
        Assert.Equal("2", found?.Id);
    }
}
