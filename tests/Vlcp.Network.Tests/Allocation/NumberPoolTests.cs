using Vlcp.Network.Allocation;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Network.Tests.Allocation;

public sealed class NumberPoolTests
{
    [Theory]
    [InlineData(0u, uint.MaxValue)]
    [InlineData(1u, 16777215u)]
    [InlineData(250u, 260u)]
    [InlineData(65530u, 65541u)]
    [InlineData(uint.MaxValue - 3, uint.MaxValue)]
    public async Task The_lowest_free_number_is_found_across_blocks_until_none_is_left(uint first, uint last)
    {
        await using var database = new ObjectDatabase(new MemoryStoreEngine());
        var count = (int)Math.Min(12ul, (ulong)last - first + 1);
        for (var index = 0; index < count; index++)
        {
            Assert.Equal(first + (uint)index, await TakeLowestAsync(database, first, last));
        }

        if (count < 12)
        {
            Assert.Null(await TakeLowestAsync(database, first, last));
        }
    }

    [Fact]
    public async Task A_full_block_is_marked_stepped_over_and_open_again_after_a_release()
    {
        await using var database = new ObjectDatabase(new MemoryStoreEngine());
        await database.WriteWalkAsync(transaction =>
        {
            for (uint number = 0; number < 600; number++)
            {
                PoolOf(transaction).Take(number, "owner");
            }
        });
        Assert.Equal(600u, await TakeLowestAsync(database, 0, 100_000));
        var markers = await database.WalkAsync(reader => reader.Keys(KeyRange.Prefix(NumberPool.FullPrefix)));
        Assert.Equal(2, markers.Length);
        Assert.True(await database.WalkAsync(reader => markers.All(marker => NumberPool.IsFull(reader, marker))));
        await database.WriteWalkAsync(transaction => PoolOf(transaction).Release(300));
        Assert.Single(await database.WalkAsync(reader => reader.Keys(KeyRange.Prefix(NumberPool.FullPrefix))));
        Assert.Equal(300u, await TakeLowestAsync(database, 0, 100_000));
        Assert.Equal(601u, await TakeLowestAsync(database, 0, 100_000));
    }

    [Fact]
    public async Task A_search_reads_the_same_however_many_numbers_are_in_use()
    {
        await using var database = new ObjectDatabase(new MemoryStoreEngine());
        await database.WriteWalkAsync(transaction =>
        {
            for (uint number = 0; number < 70_000; number++)
            {
                PoolOf(transaction).Take(number, "owner");
            }
        });
        Assert.Equal(70_000u, await TakeLowestAsync(database, 0, 0xffffff));
        var reader = await database.WalkAsync(inner => new CountingReader(inner).Search(0, 0xffffff));
        Assert.InRange(reader.KeysSeen, 1, 3 * 256);
    }

    [Fact]
    public async Task Pools_with_similar_names_do_not_meet()
    {
        await using var database = new ObjectDatabase(new MemoryStoreEngine());
        await database.WriteWalkAsync(transaction => NumberPool.Vnis(transaction, "a.b").Take(1, "x"));
        Assert.Null(await database.WalkAsync(reader => NumberPool.Vnis(reader, "a").UseOf(1)));
        Assert.Null(await database.WalkAsync(reader => NumberPool.VlanIds(reader, "a.b").UseOf(1)));
        Assert.Equal("x", (await database.WalkAsync(reader => NumberPool.Vnis(reader, "a.b").UseOf(1)))?.Owner);
    }

    private static NumberPool PoolOf(IObjectReader reader) => NumberPool.Vnis(reader, "p");

    private static Task<uint?> TakeLowestAsync(ObjectDatabase database, uint first, uint last) => database.WriteWalkAsync(transaction =>
    {
        var pool = PoolOf(transaction);
        var number = pool.FindLowestFree(first, last);
        if (number is { } free)
        {
            pool.Take(free, "owner");
        }

        return number;
    });
}
