using System.Text;
using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

public sealed class ConsistencyTests : IAsyncDisposable
{
    private readonly MemoryStoreEngine _engine = new();
    private readonly ObjectDatabase _database;

    public ConsistencyTests() => _database = new ObjectDatabase(
        _engine, new ObjectSchema(typeof(Port), typeof(Network), typeof(PortInfo), typeof(Lease), typeof(Settings)));

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task What_transactions_leave_behind_has_no_violation()
    {
        await CreateAsync();
        Assert.Empty(await CheckAsync());
        await _database.WriteWalkAsync(t =>
        {
            t.Write(t.Get<Port>("test.port.p")! with { Mac = "m3", Tags = ["green"] });
            t.Delete("test.port.q");
        });
        Assert.Empty(await CheckAsync());
    }

    [Theory]
    [InlineData("a reference", "test.network.n", null, "'test.port.p' refers to 'test.network.n', which does not exist")]
    [InlineData("an owner", "test.port.p", null, "'test.portinfo.p' is part of 'test.port.p', which does not exist")]
    [InlineData("an object in a unique index", "test.port.p", null, "'indices.test++port._mac_address_index.test+_+_network+_+_n++m1' stands for an object that does not exist")]
    [InlineData("an object in a membership", "test.port.p", null, "'members.test++port.tags.red.test++port++p' stands for an object that does not exist")]
    [InlineData("an owned object", "test.portinfo.p", null, "'owned.test++port++p.test++portinfo++p' stands for an object that does not exist")]
    [InlineData("an entry of a unique index", "indices.test++port._mac_address_index.test+_+_network+_+_n++m1", null, "'test.port.p' is missing in its index")]
    [InlineData("an entry of a membership", "members.test++port.tags.red.test++port++p", null, "'test.port.p' is missing in its index: 'members.test++port.tags.red.test++port++p'")]
    [InlineData("an entry of an ownership", "owned.test++port++p.test++portinfo++p", null, "'test.portinfo.p' is missing in its index")]
    [InlineData("a wrong entry of a unique index", "indices.test++port._mac_address_index.test+_+_network+_+_n++m1", "{\"_ref\":\"test.port.q\"}", "names 'test.port.q', but the values are those of 'test.port.p'")]
    [InlineData("an entry that can't be read", "indices.test++port._mac_address_index.test+_+_network+_+_n++m1", "?", "names 'nothing', but the values are those of 'test.port.p'")]
    [InlineData("two objects in one place of an index", "test.port.q", "{\"network\":{\"_ref\":\"test.network.n\"},\"mac_address\":\"m1\"}", "'test.port.q' and 'test.port.p' have the same values in the unique index '_mac_address_index'")]
    [InlineData("a value that can't be read", "test.port.p", "{\"balance\":", "The value of 'test.port.p' can't be read")]
    [InlineData("a value of another type", "test.port.p", "{\"balance\":\"much\"}", "The value of 'test.port.p' can't be read")]
    [InlineData("a key with too many parts", "test.port.p.x", "{}", "The value of 'test.port.p.x' can't be read")]
    [InlineData("a key of nobody", "other.thing", "{}", "'other.thing' is a key of no known class")]
    public async Task Damage_is_found_and_its_keys_are_named(string what, string key, string? value, string violation)
    {
        await CreateAsync();
        await _database.WriteWalkAsync(t =>
        {
            if (value is null)
            {
                t.DeleteRaw(key);
            }
            else
            {
                t.WriteRaw(key, Encoding.UTF8.GetBytes(value));
            }
        });
        var violations = await CheckAsync();
        Assert.True(violations.Any(found => found.Contains(violation, StringComparison.Ordinal)), $"{what}: {string.Join("; ", violations)}");
    }

    private Task CreateAsync() => _database.WriteWalkAsync(t =>
    {
        t.Write(new Network { Id = "n" });
        t.Write(new Settings { Mode = "x" });
        t.Write(new Port { Id = "p", Network = DataKey.Strong<Network>("n"), Mac = "m1", Tags = ["red", "blue"], Peer = DataKey.Weak<Port>("gone") });
        t.Write(new Port { Id = "q", Network = DataKey.Strong<Network>("n"), Mac = "m2" });
        t.Write(new PortInfo { Id = "p" });
        t.WriteRaw("free.1", "1"u8.ToArray());
    });

    private Task<IReadOnlyList<string>> CheckAsync() =>
        _database.WalkAsync(reader => ObjectConsistency.Check(reader, "free."), StoreQuery.Of(KeyRange.All));
}
