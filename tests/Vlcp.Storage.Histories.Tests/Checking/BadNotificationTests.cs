namespace Vlcp.Storage.Histories.Tests.Checking;

/// <summary>One feed or mirror for each broken promise; the checker must name it.</summary>
public sealed class BadNotificationTests
{
    [Fact]
    public void A_feed_that_leaves_a_change_out_is_found() =>
        AssertFound(ViolationKind.LostNotification, Three().Marker(0).Tells(1, "x").Tells(3, "z").FeedEnds(3));

    [Fact]
    public void A_feed_that_misses_the_last_change_is_found() =>
        AssertFound(ViolationKind.LostNotification, Three().Marker(0).Tells(1, "x").Tells(2, "y").FeedEnds(3));

    [Fact]
    public void A_feed_that_goes_on_after_an_outage_without_a_marker_is_found() =>
        AssertFound(ViolationKind.LostNotification, Three().Marker(0).Tells(3, "z").FeedEnds(3));

    [Fact]
    public void A_feed_that_misses_a_change_of_unknown_outcome_that_was_seen_is_found() => AssertFound(
        ViolationKind.LostNotification,
        new Story().Unanswered("t1", 0, "", "x=1").Read("r", 1, "x=1@1").Marker(0).FeedEnds(1));

    [Fact]
    public void A_feed_that_tells_a_change_twice_is_found() =>
        AssertFound(ViolationKind.DuplicateNotification, Three().Marker(0).Tells(1, "x").Tells(2, "y").Tells(2, "y").Tells(3, "z"));

    [Fact]
    public void A_feed_that_tells_an_earlier_change_later_is_found() =>
        AssertFound(ViolationKind.ReorderedNotification, Three().Marker(0).Tells(1, "x").Tells(3, "z").Tells(2, "y"));

    [Fact]
    public void A_feed_that_leaves_out_a_key_is_found() =>
        AssertFound(ViolationKind.WrongNotification, new Story().Commit("t1", 0, "", 1, "x=1 y=1").Marker(0).Tells(1, "x"));

    [Fact]
    public void A_feed_that_tells_a_key_that_was_not_changed_is_found() =>
        AssertFound(ViolationKind.WrongNotification, Three().Marker(0).Tells(1, "x", "y"));

    [Fact]
    public void A_feed_that_tells_a_change_that_never_happened_is_found() =>
        AssertFound(ViolationKind.WrongNotification, Three().Marker(0).Tells(1, "x").Tells(2, "y").Tells(3, "z").Tells(4, "x"));

    [Fact]
    public void A_feed_without_a_first_marker_is_found() =>
        AssertFound(ViolationKind.WrongNotification, Three().Tells(1, "x"));

    [Fact]
    public void A_feed_that_tells_everything_or_says_that_it_could_not_is_good()
    {
        Assert.Empty(Three().Marker(0).Tells(1, "x").Tells(2, "y").Tells(3, "z").FeedEnds(3).Check());
        Assert.Empty(Three().Marker(0).Tells(1, "x").Marker(3).FeedEnds(3).Check());
        Assert.Empty(new Story().Unanswered("t1", 0, "", "x=1").Marker(0).Tells(1, "x").FeedEnds(1).Check());
    }

    [Fact]
    public void A_mirror_that_does_not_report_a_change_is_found() =>
        AssertFound(ViolationKind.LostNotification, Three().Mirror(1, "x=1@1", null).Mirror(3, "x=1@1 y=2@2 z=3@3", "z"));

    [Fact]
    public void A_mirror_that_reports_a_change_that_was_none_is_found() =>
        AssertFound(ViolationKind.WrongNotification, Three().Mirror(1, "x=1@1", null).Mirror(2, "x=1@1 y=2@2", "x", "y"));

    [Fact]
    public void A_mirror_that_goes_back_is_found() =>
        AssertFound(ViolationKind.WrongMirror, Three().Mirror(2, "x=1@1 y=2@2", null).Mirror(1, "x=1@1", "y"));

    [Fact]
    public void A_mirror_that_shows_a_mixture_of_versions_is_found() =>
        Assert.NotEmpty(Three().Mirror(3, "x=1@1 z=3@3", null).Check());

    [Fact]
    public void A_mirror_that_takes_several_commits_at_once_is_good() =>
        Assert.Empty(Three().Mirror(1, "x=1@1", null).Mirror(3, "x=1@1 y=2@2 z=3@3", "y", "z").Check());

    private static Story Three() => new Story().Commit("t1", 0, "", 1, "x=1").Commit("t2", 1, "", 2, "y=2").Commit("t3", 2, "", 3, "z=3");

    private static void AssertFound(ViolationKind kind, Story story) => Assert.Contains(story.Check(), violation => violation.Kind == kind);
}
