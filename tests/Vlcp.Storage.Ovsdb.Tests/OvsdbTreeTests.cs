using System.Collections.Immutable;

namespace Vlcp.Storage.Ovsdb.Tests;

/// <summary>The tree that finds the keys of a range, without a server.</summary>
public sealed class OvsdbTreeTests
{
    private static readonly string[] Parts = ["a", "b", "ab", "net", "port", "00", "01", "1", "ffff", "é", "😀", "😁", "\uE000"];

    [Fact]
    public void Random_changes_leave_a_tree_that_finds_exactly_what_exists()
    {
        var random = new Random(17);
        var content = new OvsdbContent();
        content.Set("", (OvsdbNode?)null);
        var model = ImmutableSortedSet.Create<string>(KeyOrder.Instance);
        for (var step = 1; step <= 400; step++)
        {
            // It grows, and then shrinks to nothing.
            var writes = Enumerable.Range(0, 20).Select(_ => Choose(random, model, grows: step < 200)).DistinctBy(write => write.Key).ToList();
            model = writes.Aggregate(model, (keys, write) => write.Value is null ? keys.Remove(write.Key) : keys.Add(write.Key));
            Apply(content, writes, step);
            for (var i = 0; i < 5; i++)
            {
                CheckRange(content, model, step, RandomRange(random));
            }

            CheckRange(content, model, step, KeyRange.All);
        }

        Apply(content, [.. model.Select(StoreWrite.Delete)], 401);
        Assert.True(content.TryGetNode("", out var root));
        Assert.True(root!.IsEmpty);
    }

    [Fact]
    public void A_tree_of_many_keys_asks_for_few_nodes()
    {
        var content = new OvsdbContent();
        content.Set("", (OvsdbNode?)null);
        Apply(content, [.. Enumerable.Range(0, 20_000).Select(i => StoreWrite.Put($"members.network.n{i / 100:D3}.port{i:D6}", default))], 1);
        Apply(content, [.. Enumerable.Range(0, 20_000).Select(i => StoreWrite.Put($"viperflow.logicalport.{i:D6}", default))], 2);
        Assert.Equal(1, Visited(content, "absent"));
        Assert.InRange(Visited(content, "members.network.n077."), 4, 20);
        Assert.InRange(Visited(content, "viperflow.logicalport.012345"), 3, 8);
    }

    [Fact]
    public void What_a_commit_has_touched_is_not_known_any_more()
    {
        var content = new OvsdbContent();
        content.Set("", (OvsdbNode?)null);
        Apply(content, [StoreWrite.Put("a", default), StoreWrite.Put("b", default)], 1);
        content.Follow([new OvsdbCommit(2, ["a"], [])], 2);
        Assert.False(content.TryGetEntry("a", out _));
        Assert.True(content.TryGetEntry("b", out _));
        content.Follow([new OvsdbCommit(3, ["c"], [""])], 3);
        Assert.False(content.TryGetNode("", out _));
        content.Follow([new OvsdbCommit(5, ["c"], [])], 5);
        Assert.False(content.TryGetEntry("b", out _));
        Assert.Equal(5, content.Revision);
    }

    // How many nodes a range needs.
    private static int Visited(OvsdbContent content, string prefix)
    {
        var known = new OvsdbContent();
        for (var asked = 0; ;)
        {
            var needs = new OvsdbNeeds();
            if (new OvsdbDraft(known, needs).Read(StoreQuery.Of(KeyRange.Prefix(prefix)), 0, 0) is not null)
            {
                return asked;
            }

            asked += needs.Nodes.Count;
            foreach (var node in needs.Nodes)
            {
                known.Set(node, content.TryGetNode(node, out var found) ? found : null);
            }

            foreach (var key in needs.Keys)
            {
                known.Set(key, content.TryGetEntry(key, out var entry) ? entry : null);
            }
        }
    }

    private static StoreWrite Choose(Random random, ImmutableSortedSet<string> model, bool grows) =>
        !model.IsEmpty && random.Next(10) >= (grows ? 8 : 2)
            ? StoreWrite.Delete(model[random.Next(model.Count)])
            : StoreWrite.Put(string.Join('.', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Parts[random.Next(Parts.Length)])), default);

    private static KeyRange RandomRange(Random random)
    {
        var start = string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Parts[random.Next(Parts.Length)]));
        return random.Next(3) switch
        {
            0 => KeyRange.Prefix(start),
            1 => new KeyRange(start, start + "\uE000"),
            _ => new KeyRange(start, Parts[random.Next(Parts.Length)]),
        };
    }

    // Everything is known, as the tree is never read from a server here.
    private static void Apply(OvsdbContent content, IReadOnlyList<StoreWrite> writes, long revision)
    {
        foreach (var write in writes.Where(write => !content.TryGetEntry(write.Key, out _)))
        {
            content.Set(write.Key, (StoreEntry?)null);
        }

        var needs = new OvsdbNeeds();
        var draft = new OvsdbDraft(content, needs);
        Assert.All(writes, write => Assert.True(draft.CanWrite(write)));
        foreach (var write in writes)
        {
            draft.Write(write, revision);
        }

        Assert.False(needs.Any);
        content.Take(draft, revision);
    }

    private static void CheckRange(OvsdbContent content, ImmutableSortedSet<string> model, long revision, KeyRange range)
    {
        var found = new OvsdbDraft(content, new OvsdbNeeds()).Read(StoreQuery.Of(range), revision, 0);
        Assert.NotNull(found);
        Assert.Equal(model.Where(range.Contains), found.Range(range).Select(entry => entry.Key));
    }
}
