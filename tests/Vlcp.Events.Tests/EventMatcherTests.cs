namespace Vlcp.Events.Tests;

public sealed class EventMatcherTests
{
    private static readonly PortCreated Port = new("p1", "n1");
    private static readonly TaggedPortCreated Tagged = new("p1", "n1", 7);

    [Fact]
    public void Indices_that_are_not_given_match_anything()
    {
        Assert.True(EventMatcher.For<PortCreated>().Matches(Port));
        Assert.True(EventMatcher.For<PortCreated>("p1").Matches(Port));
        Assert.True(EventMatcher.For<PortCreated>(null, "n1").Matches(Port));
        Assert.False(EventMatcher.For<PortCreated>("p1", "n2").Matches(Port));
    }

    [Fact]
    public void Indices_can_be_given_by_name()
    {
        Assert.True(EventMatcher.For<PortCreated>().With(ev => ev.Network, "n1").Matches(Port));
        Assert.False(EventMatcher.For<PortCreated>().With(nameof(PortCreated.Network), "n2").Matches(Port));
        Assert.True(EventMatcher.For<TaggedPortCreated>().With(ev => ev.Tag, 7).Matches(Tagged));
    }

    [Fact]
    public void A_parent_matcher_matches_subclass_events_and_never_the_reverse()
    {
        Assert.True(EventMatcher.For<PortCreated>("p1").Matches(Tagged));
        Assert.True(EventMatcher.For<Event>().Matches(Tagged));
        Assert.False(EventMatcher.For<TaggedPortCreated>().Matches(Port));
        Assert.False(EventMatcher.For<Tick>().Matches(Port));
    }

    [Fact]
    public void Inherited_indices_come_before_own_ones_with_the_class_identity_between() =>
        Assert.Equal([typeof(PortCreated), "p1", "n1", typeof(TaggedPortCreated), 7], Tagged.Indices);

    [Fact]
    public void Too_many_values_are_refused() =>
        Assert.Contains("has 1 indices", Assert.Throws<ArgumentException>(() => EventMatcher.For<Tick>(1, 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_that_can_never_match_is_refused() => Assert.Contains(
        "Tick.Number is of type Int32", Assert.Throws<ArgumentException>(() => EventMatcher.For<Tick>("1")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_index_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => EventMatcher.For<Tick>().With("Missing", 1));

    [Fact]
    public void A_null_index_value_of_an_event_is_refused() => Assert.Contains(
        "PortCreated.Network",
        Assert.Throws<InvalidOperationException>(() => new EventQueue().TryAppend(new PortCreated("p", null!))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Predicates_are_asked_after_the_indices_and_add_up()
    {
        var matcher = EventMatcher.For<PortCreated>("p1").Where(ev => ev.Network == "n1").Where(ev => ev is TaggedPortCreated);
        Assert.True(matcher.HasPredicate);
        Assert.True(matcher.Matches(Tagged));
        Assert.False(matcher.Matches(Port));
    }

    [Fact]
    public void A_predicate_that_throws_does_not_match() =>
        Assert.False(EventMatcher.For<Tick>().Where(_ => throw new FormatException()).Matches(new Tick(1)));

    [Fact]
    public void A_matcher_longer_than_the_event_never_matches()
    {
        Assert.True(EventMatcher.For<Shortened>("a").Matches(new Shortened(1)));
        Assert.False(EventMatcher.For<Shortened>("a", "b").Matches(new Shortened(1)));
        Assert.True(EventMatcher.For<Shortened>("a", "b").Matches(new Shortened(2)));
        Assert.True(EventMatcher.For<Shortened>("a", "b", "c").Matches(new Shortened(3)));
    }

    [Fact]
    public void A_matcher_prints_its_class_and_values() =>
        Assert.Equal("PortCreated(*, n1)", EventMatcher.For<PortCreated>(null, "n1").ToString());

    private sealed class Shortened(int length) : Event
    {
        protected override object?[] ReadIndices() => new object?[] { "a", "b", "c" }[..length];
    }
}
