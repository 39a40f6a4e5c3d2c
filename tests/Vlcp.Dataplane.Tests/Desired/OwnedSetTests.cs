using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Producers;
using Xunit;

namespace Vlcp.Dataplane.Tests.Desired;

public sealed class OwnedSetTests
{
    private static readonly Owner A = new("a");
    private static readonly Owner B = new("b");

    private readonly OwnedSet<int, string> set = new();

    [Fact]
    public void Owners_that_want_the_same_share_it_until_the_last_has_gone()
    {
        Want(A, (1, "x"));
        Want(B, (1, "x"));
        Assert.Equal([1], TakeChanged());
        Assert.Empty(set.Conflicts);
        Assert.Equal(["a", "b"], set.ClaimsOf(1).Select(claim => claim.Owner.Subject));

        Want(B);
        Assert.Empty(TakeChanged());
        Want(A);
        Assert.Equal([1], TakeChanged());
        Assert.Null(set[1]);
        Assert.Equal(0, set.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_two_that_disagree_the_first_in_ordinal_order_wins_whoever_came_first(bool winnerFirst)
    {
        Want(winnerFirst ? A : B, (1, winnerFirst ? "of a" : "of b"));
        Want(winnerFirst ? B : A, (1, winnerFirst ? "of b" : "of a"));
        Assert.Equal("of a", set[1]!.Value.Value);
        Assert.Equal(A, set[1]!.Value.Owner);
        Assert.Equal([1], set.Conflicts);

        TakeChanged();
        Want(A);
        Assert.Equal("of b", set[1]!.Value.Value);
        Assert.Empty(set.Conflicts);
        Assert.Equal([1], TakeChanged());
    }

    [Fact]
    public void A_loser_that_comes_goes_or_changes_its_mind_changes_nothing()
    {
        Want(A, (1, "of a"));
        TakeChanged();
        Want(B, (1, "of b"));
        Want(B, (1, "other"));
        Want(B);
        Assert.Empty(TakeChanged());
        Assert.Empty(set.Conflicts);
    }

    [Fact]
    public void Only_what_differs_from_before_counts_as_changed()
    {
        Want(A, (1, "x"), (2, "x"), (3, "x"));
        TakeChanged();
        Want(A, (1, "x"), (2, "y"), (4, "x"));
        Assert.Equal([2, 3, 4], TakeChanged());
        Assert.Equal([1, 2, 4], set.Of(A).Keys.Order());
    }

    [Fact]
    public void An_owner_that_contradicts_itself_keeps_its_first_word()
    {
        Want(A, (1, "first"), (1, "second"));
        Assert.Equal("first", set[1]!.Value.Value);
        Assert.Empty(set.Conflicts);
    }

    private void Want(Owner owner, params (int Key, string Value)[] wishes) =>
        set.Replace(owner, wishes.Select(wish => KeyValuePair.Create(wish.Key, wish.Value)));

    private int[] TakeChanged()
    {
        int[] changed = [.. set.Changed.Order()];
        set.Changed.Clear();
        return changed;
    }
}
