namespace Vlcp.Storage.Histories.Tests.Checking;

/// <summary>One history for each broken promise; the checker must name it.</summary>
public sealed class BadHistoryTests
{
    [Fact]
    public void Two_transactions_that_replace_one_version_lose_an_update() => AssertFound(
        ViolationKind.LostUpdate,
        new Story().Commit("t1", 0, "x=-", 1, "x=1").Commit("t2", 1, "x=1@1", 2, "x=2").Commit("t3", 1, "x=1@1", 3, "x=3", began: 3));

    [Fact]
    public void A_value_of_a_refused_transaction_is_a_dirty_read() => AssertFound(
        ViolationKind.DirtyRead,
        new Story().Refused("t1", 0, "", "x=1").Read("r", 1, "x=1@1"));

    [Fact]
    public void A_value_of_a_run_that_was_given_up_is_a_dirty_read() => AssertFound(
        ViolationKind.DirtyRead,
        new Story().CommitSecondRun("t1", 0, "x=1", "x=2", 1).Read("r", 1, "x=1@1"));

    [Fact]
    public void A_value_that_nobody_wrote_comes_from_nowhere() => AssertFound(
        ViolationKind.ValueFromNowhere,
        new Story().Commit("t1", 0, "", 1, "x=1").Read("r", 1, "x=7@1"));

    [Fact]
    public void Half_of_a_transaction_is_a_torn_read() => AssertFound(
        ViolationKind.TornRead,
        new Story().Commit("t1", 0, "", 1, "x=1 y=1").Commit("t2", 1, "x=1@1", 2, "x=2 y=2").Read("r", 2, "x=2@2 y=1@1"));

    [Fact]
    public void A_read_that_mixes_versions_is_torn_whichever_revision_it_claims() => AssertFound(
        ViolationKind.Cycle,
        new Story().Commit("t1", 0, "", 1, "x=1 y=1").Commit("t2", 1, "x=1@1", 2, "x=2 y=2").Read("r", 1, "x=2@2 y=1@1"));

    [Fact]
    public void Half_of_a_transaction_of_unknown_outcome_is_a_torn_read() => AssertFound(
        ViolationKind.TornRead,
        new Story().Commit("t1", 0, "", 1, "x=1 y=1").Unanswered("t2", 1, "", "x=2 y=2").Read("r", 2, "x=2@2 y=1@1"));

    [Fact]
    public void A_read_that_does_not_see_what_was_acknowledged_before_is_stale() => AssertFound(
        ViolationKind.StaleRead,
        new Story().Commit("t1", 0, "", 1, "x=1").Commit("t2", 1, "", 2, "x=2").Read("r", 1, "x=1@1"));

    [Fact]
    public void An_acknowledged_write_that_is_gone_is_found() => AssertFound(
        ViolationKind.StaleRead,
        new Story().Commit("t1", 0, "", 1, "x=1").Commit("t2", 1, "", 2, "y=2").Read("r", 2, "x=1@1 y=-"));

    [Fact]
    public void A_read_that_goes_back_behind_another_read_is_stale() => AssertFound(
        ViolationKind.StaleRead,
        new Story().Commit("t1", 0, "", 1, "x=1").Unanswered("t2", 1, "", "x=2").Read("r1", 2, "x=2@2").Read("r2", 1, "x=1@1"));

    [Fact]
    public void Writes_that_depend_on_each_others_old_values_are_a_write_skew() => AssertFound(
        [ViolationKind.WriteSkew, ViolationKind.Cycle],
        new Story().Commit("t0", 0, "", 1, "x=0 y=0")
            .Commit("t1", 1, "x=0@1 y=0@1", 2, "x=1").Commit("t2", 1, "x=0@1 y=0@1", 3, "y=1", began: 3));

    [Fact]
    public void A_key_that_appeared_in_a_range_before_the_commit_is_a_phantom() => AssertFound(
        [ViolationKind.Phantom, ViolationKind.Cycle],
        new Story().Commit("t1", 0, "", 1, "m1=1", ranges: ["m..n:"]).Commit("t2", 0, "", 2, "m2=1", began: 1, ranges: ["m..n:"]));

    [Fact]
    public void A_key_that_left_a_range_before_the_commit_is_a_phantom() => AssertFound(
        ViolationKind.Phantom,
        new Story().Commit("t0", 0, "", 1, "m1=1").Commit("t1", 1, "", 2, "m1=-").Commit("t2", 1, "", 3, "x=1", began: 3, ranges: ["m..n: m1=1@1"]));

    [Fact]
    public void A_range_that_lacks_a_key_is_a_wrong_snapshot() => AssertFound(
        ViolationKind.StaleRead,
        new Story().Commit("t1", 0, "", 1, "m1=1 m2=2").Read("r", 1, "", null, "m..n:"));

    [Fact]
    public void A_range_that_lacks_one_key_of_a_transaction_is_torn() => AssertFound(
        ViolationKind.TornRead,
        new Story().Commit("t1", 0, "", 1, "m1=1 m2=2").Read("r", 1, "", null, "m..n: m1=1@1"));

    [Fact]
    public void A_transaction_that_was_repeated_after_a_lost_answer_is_applied_twice() => AssertFound(
        ViolationKind.AppliedTwice,
        new Story().Unanswered("t1", 0, "", "x=1").Read("r1", 1, "x=1@1").Commit("t2", 1, "", 2, "x=2").Read("r2", 3, "x=1@3"));

    [Fact]
    public void An_acknowledged_transaction_that_appears_again_later_is_applied_twice() => AssertFound(
        ViolationKind.AppliedTwice,
        new Story().Commit("t1", 0, "", 1, "x=1").Commit("t2", 1, "", 2, "x=2").Read("r", 3, "x=1@3"));

    [Fact]
    public void Two_commits_of_one_revision_are_found() => AssertFound(
        ViolationKind.WrongRevision,
        new Story().Commit("t1", 0, "", 1, "x=1").Commit("t2", 0, "", 1, "y=1", began: 1));

    [Fact]
    public void A_commit_with_an_earlier_revision_than_an_acknowledged_one_is_found() => AssertFound(
        ViolationKind.OrderAgainstTime,
        new Story().Commit("t1", 0, "", 2, "x=1").Commit("t2", 0, "", 1, "y=1"));

    [Fact]
    public void Transactions_that_saw_each_others_writes_are_a_cycle() => AssertFound(
        ViolationKind.Cycle,
        new Story().Commit("t1", 2, "y=1@2", 1, "x=1").Commit("t2", 1, "x=1@1", 2, "y=1", began: 1));

    [Fact]
    public void Readers_that_saw_two_writes_in_different_orders_are_found() => AssertFound(
        ViolationKind.Cycle,
        new Story().Commit("t1", 0, "", 1, "x=1").Commit("t2", 0, "", 2, "y=1", began: 1)
            .Read("r1", 1, "x=1@1 y=-", began: 1).Read("r2", 2, "x=- y=1@2", began: 1));

    [Fact]
    public void A_rule_that_a_client_found_broken_is_reported() => AssertFound(
        ViolationKind.BrokenRule, new Story().Add(new ClientFailed("c", "the sum is 999")));

    private static void AssertFound(ViolationKind kind, Story story) => AssertFound([kind], story);

    private static void AssertFound(ViolationKind[] kinds, Story story)
    {
        var found = story.Check();
        Assert.All(kinds, kind => Assert.True(found.Any(violation => violation.Kind == kind), $"no {kind} among: {string.Join('\n', found)}"));
    }
}
