using FsCheck;
using FsCheck.Fluent;

namespace Vlcp.Storage.Histories.Tests.Checking;

public sealed class GoodHistoryTests
{
    private static readonly Arbitrary<int> Seeds = Arb.From(Gen.Choose(0, int.MaxValue - 1));

    [Fact]
    public void An_unanswered_transaction_may_be_seen_or_not()
    {
        Assert.Empty(new Story().Unanswered("t1", 0, "", "x=1 y=1").Read("r", 0, "x=- y=-").Check());
        Assert.Empty(new Story().Unanswered("t1", 0, "", "x=1 y=1").Read("r", 1, "x=1@1 y=1@1").Check());
        Assert.Empty(new Story().Unanswered("t1", 0, "", "x=1 y=1", isDead: true).Read("r1", 0, "x=-").Read("r2", 1, "x=1@1 y=1@1").Check());
    }

    [Fact]
    public void A_deletion_that_nobody_answered_may_have_happened() => Assert.Empty(
        new Story().Commit("t1", 0, "", 1, "x=1").Unanswered("t2", 1, "", "x=-").Read("r", 2, "x=-").Check());

    [Fact]
    public void Transactions_that_do_not_concern_each_other_may_overlap() => Assert.Empty(
        new Story().Commit("t1", 0, "x=-", 1, "x=1").Commit("t2", 0, "y=-", 2, "y=1", began: 1).Commit("t3", 0, "", 3, "z=1", began: 1, ["p..q:"]).Check());

    [Fact]
    public void A_key_that_was_deleted_and_written_again_is_told_apart() => Assert.Empty(
        new Story().Commit("t1", 0, "", 1, "x=1").Commit("t2", 1, "x=1@1", 2, "x=-").Read("r1", 2, "x=-").Commit("t3", 2, "x=-", 3, "x=3")
            .Read("r2", 3, "x=3@3").Check());

    [Fact]
    public void A_key_that_came_and_went_before_the_commit_leaves_its_absence_true() => Assert.Empty(
        new Story().Commit("t0", 0, "", 1, "y=1").Commit("t1", 1, "", 2, "x=1").Commit("t2", 2, "x=1@2", 3, "x=-")
            .Commit("t3", 1, "x=-", 4, "y=3", began: 3).Check());

    [Fact]
    public void Every_history_of_a_serial_store_is_good() => Prop.ForAll(Seeds, seed =>
    {
        var found = HistoryChecker.Check(new History(new SerialStore(seed, withReceipts: seed % 2 == 0).Run(60)));
        return found.Count == 0 ? true : throw new InvalidOperationException(string.Join('\n', found));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Damage.OlderValue)]
    [InlineData(Damage.MissingInRange)]
    [InlineData(Damage.RefusedAfterAll)]
    [InlineData(Damage.LostChange)]
    [InlineData(Damage.RepeatedChange)]
    [InlineData(Damage.SwappedChanges)]
    [InlineData(Damage.LostKeyOfMirror)]
    [InlineData(Damage.LostWrite)]
    public void A_good_history_with_one_damage_is_bad(Damage damage) => Prop.ForAll(Seeds, seed =>
    {
        var good = new SerialStore(seed, withReceipts: true).Run(60);
        var bad = DamagedHistory.Of(good, damage, new Random(seed));
        return bad is null || HistoryChecker.Check(new History(bad)).Count > 0;
    }).QuickCheckThrowOnFailure();
}
