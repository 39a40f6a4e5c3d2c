namespace Vlcp.Events.Tests;

public sealed class MatchTreeTests
{
    private readonly MatchTree<string> tree = new();

    [Fact]
    public void The_most_specific_matchers_come_first()
    {
        tree.Add(EventMatcher.For<PortCreated>(), "class");
        tree.Add(EventMatcher.For<PortCreated>(null, "n"), "network");
        tree.Add(EventMatcher.For<PortCreated>("p"), "port");
        tree.Add(EventMatcher.For<PortCreated>("p", "n"), "both");
        Assert.Equal(["both", "port", "network", "class"], Found(new PortCreated("p", "n")));
        Assert.Equal("both", tree.First(new PortCreated("p", "n"))!.Value);
        Assert.Equal("class", tree.First(new PortCreated("x", "y"))!.Value);
    }

    [Fact]
    public void Equal_matchers_come_in_the_order_of_registration()
    {
        tree.Add(EventMatcher.For<Tick>(1), "a");
        tree.Add(EventMatcher.For<Tick>(1), "b");
        Assert.Equal(["a", "b"], Found(new Tick(1)));
    }

    [Fact]
    public void A_removed_registration_is_not_found_and_leaves_others()
    {
        var a = tree.Add(EventMatcher.For<Tick>(1), "a");
        tree.Add(EventMatcher.For<Tick>(1), "b");
        a.Remove();
        a.Remove();
        Assert.Equal(["b"], Found(new Tick(1)));
        Assert.Equal(1, tree.Count);
    }

    [Fact]
    public void Branches_that_were_pruned_grow_again()
    {
        tree.Add(EventMatcher.For<PortCreated>("p", "n"), "a").Remove();
        Assert.Empty(Found(new PortCreated("p", "n")));
        tree.Add(EventMatcher.For<PortCreated>("p", "n"), "b");
        Assert.Equal(["b"], Found(new PortCreated("p", "n")));
    }

    [Fact]
    public void Nothing_matches_in_an_empty_tree() => Assert.Null(tree.First(new Tick(1)));

    private IEnumerable<string> Found(Event ev)
    {
        List<MatchTree<string>.Registration> found = [];
        tree.Collect(ev, found);
        return found.Select(registration => registration.Value);
    }
}
