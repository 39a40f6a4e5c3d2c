using System.Collections.Concurrent;
using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

/// <summary>Mirrors of one engine while another engine, as in another process, writes to the same file.</summary>
public sealed class SharedFileMirrorTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vlcp-mirror-");
    private readonly SqliteStoreEngine _here;
    private readonly SqliteStoreEngine _there;

    public SharedFileMirrorTests()
    {
        var path = Path.Combine(_directory.FullName, "store.db");
        _here = SqliteStoreEngine.Open(path);
        _there = SqliteStoreEngine.Open(path);
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task No_view_shows_a_part_of_a_transfer_of_another_process()
    {
        await using var mirror = new ObjectMirror(_here);
        await using var local = new ObjectDatabase(_here);
        await using var remote = new ObjectDatabase(_there);
        var keys = Enumerable.Range(0, 12).Select(i => DataKey.Of<Port>($"{i:D2}")).ToArray();
        await remote.WriteWalkAsync(t => Enumerable.Range(0, 12).Select(i => t.Write(new Port { Id = $"{i:D2}", Balance = 100 })).ToList());

        // Single keys, so that a step of the mirror reads only what changed.
        await mirror.RequireAsync(new StoreQuery([.. keys], [])).WaitAsync(Patience);
        var totals = new ConcurrentQueue<long>();
        mirror.Changed += (view, _, _) => totals.Enqueue(view.GetMany<Port>(keys).Sum(port => port!.Balance));
        await Task.WhenAll(new[] { local, remote }.Select((database, seed) => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 100; i++)
            {
                var (from, to) = (random.Next(12), random.Next(12));
                await database.WriteWalkAsync(t =>
                {
                    var giver = t.Get<Port>(keys[from])!;
                    t.Write(giver with { Balance = giver.Balance - 7 });
                    var taker = t.Get<Port>(keys[to])!;
                    t.Write(taker with { Balance = taker.Balance + 7 });
                });
            }
        })));
        var end = await _there.ReadAsync(new StoreQuery([.. keys], []), default);
        await mirror.ReachAsync(end.Revision).WaitAsync(Patience);
        Assert.NotEmpty(totals);
        Assert.All(totals, total => Assert.Equal(1200, total));
        Assert.All(keys, key => Assert.True(mirror.View.GetRaw(key)!.Value.Span.SequenceEqual(end.Get(key)!.Value.Span)));
    }

    [Fact]
    public async Task A_mirror_whose_requirements_come_and_go_equals_the_store()
    {
        await using var mirror = new ObjectMirror(_here);
        var random = new Random(99);
        var required = new List<StoreQuery>();
        for (var i = 0; i < 200; i++)
        {
            var writes = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(3) == 0
                ? StoreWrite.Delete($"g{random.Next(4)}.{random.Next(20)}")
                : StoreWrite.Put($"g{random.Next(4)}.{random.Next(20)}", new[] { (byte)random.Next(5) })).ToArray();
            await (i % 2 == 0 ? _here : _there).UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. writes]), default);
            if (random.Next(3) == 0)
            {
                var query = random.Next(2) == 0 ? StoreQuery.Of(KeyRange.Prefix($"g{random.Next(4)}.")) : StoreQuery.Of($"g{random.Next(4)}.{random.Next(20)}");
                required.Add(query);
                await mirror.RequireAsync(query).WaitAsync(Patience);
            }
            else if (required.Count > 4)
            {
                var at = random.Next(required.Count);
                mirror.Release(required[at]);
                required.RemoveAt(at);
            }
        }

        var everything = required.Aggregate(StoreQuery.Empty, (all, query) => all.Union(query));
        var snapshot = await _here.ReadAsync(everything, default);
        await mirror.ReachAsync(snapshot.Revision).WaitAsync(Patience);
        var view = mirror.View;
        Assert.All(everything.Keys, key => Assert.Equal(Text(snapshot.Get(key)?.Value), Text(view.GetRaw(key))));
        Assert.All(everything.Ranges, range => Assert.Equal(
            snapshot.Range(range).Select(entry => $"{entry.Key}={Text(entry.Value)}"),
            view.ScanRaw(range).Select(pair => $"{pair.Key}={Text(pair.Value)}")));
    }

    private static string? Text(ReadOnlyMemory<byte>? bytes) => bytes is { } some ? Convert.ToHexString(some.Span) : null;
}
