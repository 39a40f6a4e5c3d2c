using System.Text.Json.Nodes;
using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

public sealed class DumpTests
{
    [Fact]
    public async Task Strong_references_are_expanded_and_weak_ones_shown_as_keys()
    {
        await using var engine = new MemoryStoreEngine(new FrozenTime());
        await using var database = new ObjectDatabase(engine);
        await database.WriteWalkAsync(t =>
        {
            t.Write(new Network { Id = "n", Vni = 7 });
            t.Write(new Port
            {
                Id = "p",
                Network = DataKey.Strong<Network>("n"),
                Peer = DataKey.Weak<Port>("q"),
                Extras = DataObject.NoExtras.Add("mtu", 1450),
            });
            t.Write(new Port { Id = "q", Network = DataKey.Strong<Network>("gone"), Tags = ["a", "b"] });
        });
        var time = (await database.GetOnceAsync<Port>("test.port.p"))!.KvdbCreateTime;
        var dumps = await database.WalkAsync(reader => reader.All<Port>().Select(port => ObjectDump.ToJson(port, reader)).ToList());
        AssertJson(
            $$$"""
            {"_type":"test.Port","_key":"test.port.p","id":"p",
             "network":{"_type":"test.Network","_key":"test.network.n","id":"n","vni":7,"kvdb_createtime":{{{time}}},"kvdb_updateversion":1},
             "peer":{"_weakref":"test.port.q"},"tags":[],"balance":0,"kvdb_createtime":{{{time}}},"kvdb_updateversion":1,"mtu":1450}
            """,
            dumps[0]);
        AssertJson(
            $$"""
            {"_type":"test.Port","_key":"test.port.q","id":"q","network":{"_ref":"test.network.gone"},
             "tags":["a","b"],"balance":0,"kvdb_createtime":{{time}},"kvdb_updateversion":1}
            """,
            dumps[1]);
    }

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());

    private sealed class FrozenTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
