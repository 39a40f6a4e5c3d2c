using Vlcp.Storage;

namespace Vlcp.ObjectDb.Tests;

public sealed class SerialisabilityTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vlcp-objects-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Transfers_keep_the_sum_and_every_walk_sees_it_whole(bool sqlite)
    {
        await using var one = Open(sqlite, null);
        await using var two = Open(sqlite, one);
        ObjectDatabase[] databases = [new(one), new(two)];
        await databases[0].WriteWalkAsync(t => Enumerable.Range(0, 8).Select(i => t.Write(new Port { Id = $"{i}", Balance = 100 })).ToList());
        var writers = Task.WhenAll(databases.Select((database, seed) => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 60; i++)
            {
                var (from, to) = (random.Next(8), random.Next(8));
                await database.WriteWalkAsync(t =>
                {
                    var giver = t.Get<Port>(DataKey.Of<Port>($"{from}"))!;
                    t.Write(giver with { Balance = giver.Balance - 10 });
                    var taker = t.Get<Port>(DataKey.Of<Port>($"{to}"))!;
                    t.Write(taker with { Balance = taker.Balance + 10 });
                });
            }
        })));
        for (var i = 0; i == 0 || !writers.IsCompleted; i++)
        {
            var byKey = await databases[i % 2].WalkAsync(r => Enumerable.Range(0, 8).Sum(n => r.Get<Port>(DataKey.Of<Port>($"{n}"))!.Balance));
            var byRange = await databases[i % 2].WalkAsync(r => r.All<Port>().Sum(port => port.Balance));
            Assert.Equal((800, 800), (byKey, byRange));
        }

        await writers;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_two_members_never_leave_together(bool sqlite)
    {
        await using var one = Open(sqlite, null);
        await using var two = Open(sqlite, one);
        ObjectDatabase[] databases = [new(one, new ObjectSchema(typeof(Port))), new(two, new ObjectSchema(typeof(Port)))];
        for (var round = 0; round < 10; round++)
        {
            var network = DataKey.Strong<Network>($"{round}");
            await databases[0].WriteWalkAsync(t =>
            {
                t.Write(new Port { Id = $"{round}.0", Network = network, Mac = "m0" });
                t.Write(new Port { Id = $"{round}.1", Network = network, Mac = "m1" });
            });
            await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => databases[i].WriteWalkAsync(t =>
            {
                if (t.MemberKeys<Port>("network", network.Key).Length > 1)
                {
                    t.Delete(DataKey.Of<Port>($"{round}.{i}"));
                }
            }))));
            var left = await databases[1].WalkAsync(r => r.Members<Port>("network", network.Key));
            Assert.Single(left);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_claims_to_one_unique_value_exactly_one_wins(bool sqlite)
    {
        await using var one = Open(sqlite, null);
        await using var two = Open(sqlite, one);
        ObjectDatabase[] databases = [new(one), new(two)];
        var network = DataKey.Strong<Network>("n");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            try
            {
                await databases[i % 2].WriteWalkAsync(t => t.Write(new Port { Id = $"{i}", Network = network, Mac = "same" }));
                return true;
            }
            catch (ObjectConflictException)
            {
                return false;
            }
        })));
        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Single(await databases[0].WalkAsync(r => r.All<Port>()));
    }

    private IStoreEngine Open(bool sqlite, IStoreEngine? first) =>
        sqlite ? SqliteStoreEngine.Open(Path.Combine(_directory.FullName, "store.db")) : first ?? new MemoryStoreEngine();
}
