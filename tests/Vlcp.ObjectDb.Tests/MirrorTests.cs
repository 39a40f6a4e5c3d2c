using System.Collections.Immutable;
using System.Threading.Channels;
using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

public sealed class MirrorTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MemoryStoreEngine _engine = new();
    private readonly ObjectDatabase _database;
    private readonly ObjectMirror _mirror;

    public MirrorTests()
    {
        _database = new ObjectDatabase(_engine, new ObjectSchema(typeof(Network), typeof(Port)));
        _mirror = new ObjectMirror(_engine, _database.Schema);
    }

    public async ValueTask DisposeAsync()
    {
        await _mirror.DisposeAsync();
        await _database.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task A_view_names_what_it_lacks_and_has_it_once_required()
    {
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "n" }));
        var error = Assert.Throws<NotMirroredException>(() => _mirror.View.Get<Network>("test.network.n"));
        Assert.Equal(["test.network.n"], error.Missing.Keys);
        await _mirror.RequireAsync(error.Missing).WaitAsync(Patience);
        Assert.Equal("n", _mirror.View.Get<Network>("test.network.n")?.Id);
        _mirror.Release(error.Missing);
        await _mirror.RequireAsync(StoreQuery.Of("other")).WaitAsync(Patience);
        Assert.Throws<NotMirroredException>(() => _mirror.View.Get<Network>("test.network.n"));
    }

    [Fact]
    public async Task All_followed_keys_of_a_transaction_change_in_one_call()
    {
        await _mirror.RequireAsync(StoreQuery.Of(DataKey.RangeOf<Port>())).WaitAsync(Patience);
        var totals = new List<long>();
        _mirror.Changed += (view, _, _) => totals.Add(view.All<Port>().Sum(port => port.Balance));
        await _database.WriteWalkAsync(t => Enumerable.Range(0, 10).Select(i => t.Write(new Port { Id = $"{i}", Balance = 100 })).ToList());
        for (var i = 0; i < 500; i++)
        {
            var (from, to) = (i % 10, (i * 7 + 3) % 10);
            await _database.WriteWalkAsync(t =>
            {
                t.Write(t.Get<Port>($"test.port.{from}")! with { Balance = t.Get<Port>($"test.port.{from}")!.Balance - 5 });
                t.Write(t.Get<Port>($"test.port.{to}")! with { Balance = t.Get<Port>($"test.port.{to}")!.Balance + 5 });
            });
        }

        var end = (await _engine.ReadAsync(StoreQuery.Empty, default)).Revision;
        await _mirror.ReachAsync(end).WaitAsync(Patience);
        Assert.All(totals, total => Assert.Equal(1000, total));
        Assert.NotEmpty(totals);
    }

    [Fact]
    public async Task A_mirror_follows_a_thousand_random_transactions()
    {
        var random = new Random(4711);
        var known = new SortedDictionary<string, byte>(StringComparer.Ordinal);
        var range = KeyRange.Prefix("k");
        await _mirror.RequireAsync(StoreQuery.Of(range)).WaitAsync(Patience);
        _mirror.Changed += (view, keys, ranges) =>
        {
            Assert.Equal([range], ranges);
            foreach (var key in keys)
            {
                known.Remove(key);
                if (view.GetRaw(key) is { } value)
                {
                    known[key] = value.Span[0];
                }
            }
        };
        for (var i = 0; i < 1000; i++)
        {
            var writes = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new StoreWrite(
                $"{(random.Next(10) == 0 ? "other" : "k")}{random.Next(60)}",
                random.Next(3) == 0 ? default(ReadOnlyMemory<byte>?) : new byte[] { (byte)random.Next(4) }));
            await _engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. writes.ToArray()]), default);
        }

        var snapshot = await _engine.ReadAsync(StoreQuery.Of(range), default);
        await _mirror.ReachAsync(snapshot.Revision).WaitAsync(Patience);
        var expected = snapshot.Range(range).Select(entry => (entry.Key, entry.Value.Span[0])).ToList();
        Assert.Equal(expected, _mirror.View.ScanRaw(range).Select(pair => (pair.Key, pair.Value.Span[0])));
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), known.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task A_watched_walk_runs_again_when_what_it_read_changes()
    {
        using var stop = new CancellationTokenSource();
        var results = Channel.CreateUnbounded<string>();
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "n", Vni = 1 }));
        var watch = _mirror.WatchWalkAsync(
            reader => string.Join(",", reader.Members<Port>("network", "test.network.n").Select(port => $"{port.Id}:{reader.Get(port.Network)?.Vni}")),
            result => results.Writer.WriteAsync(result),
            stop.Token);
        Assert.Equal("", await Next(results));
        await _database.WriteWalkAsync(t => t.Write(new Port { Id = "p", Network = DataKey.Strong<Network>("n") }));
        Assert.Equal("p:1", await Next(results));
        await _database.WriteWalkAsync(t => t.Write(new Network { Id = "n", Vni = 2 }));
        Assert.Equal("p:2", await Next(results));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
    }

    private static async Task<string> Next(Channel<string> results) =>
        await results.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
