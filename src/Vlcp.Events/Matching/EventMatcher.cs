namespace Vlcp.Events;

/// <summary>
/// Selects events by class, index values and optionally a predicate. Matchers are immutable; prefer indices to predicates:
/// finding the matchers of an event by index costs the same however many there are, predicates are asked one by one.
/// </summary>
public abstract class EventMatcher
{
    private protected EventMatcher(EventSchema schema, object?[] indices)
    {
        Schema = schema;
        Indices = indices;
    }

    internal EventSchema Schema { get; }

    /// <summary>Index values with class identities; null matches anything.</summary>
    internal object?[] Indices { get; }

    /// <summary>Whether a predicate is asked when the indices match.</summary>
    public abstract bool HasPredicate { get; }

    /// <summary>A matcher of a class of events, its subclasses included.</summary>
    /// <param name="indices">Index values in the order of the class, inherited ones first; null or missing matches anything.</param>
    /// <exception cref="ArgumentException">Too many values, or a value of a type that the index never has.</exception>
    public static EventMatcher<TEvent> For<TEvent>(params ReadOnlySpan<object?> indices)
        where TEvent : Event => new(indices);

    /// <summary>Waits for the first event that one of several matchers matches.</summary>
    public static AnyMatcher Any(params EventMatcher[] matchers) => new(matchers);

    /// <summary>Waits until every one of several matchers has matched an event.</summary>
    public static AllMatcher All(params EventMatcher[] matchers) => new(matchers, accept: false);

    /// <summary>As <see cref="All"/>, and accepts each received event by setting <see cref="Event.CanIgnore"/>.</summary>
    public static AllMatcher AllAccepting(params EventMatcher[] matchers) => new(matchers, accept: true);

    /// <summary>Waits on <paramref name="scheduler"/> until every matcher has matched an event; in the order of arrival.</summary>
    public static Task<IReadOnlyList<MatchedEvent>> WaitAll(
        Scheduler scheduler, IReadOnlyList<EventMatcher> matchers, CancellationToken cancellationToken = default) =>
        new AllMatcher([.. matchers], accept: false).WaitAsync(scheduler, cancellationToken);

    /// <summary>Whether the matcher selects the event. A predicate that throws does not match.</summary>
    public bool Matches(Event ev) => MatchesIndices(ev) && MatchesPredicate(ev, onError: null);

    /// <summary>The event class and the index values, for logs: a star matches anything.</summary>
    public override string ToString()
    {
        var text = string.Join(", ", Indices.Where(static index => index is not Type).Select(static index => index ?? "*"));
        return $"{Schema.Name}({text}){(HasPredicate ? " where ..." : "")}";
    }

    internal bool MatchesIndices(Event ev)
    {
        var values = ev.Indices;
        if (Indices.Length > values.Length)
        {
            return false;
        }

        for (var i = 0; i < Indices.Length; i++)
        {
            if (Indices[i] is { } wanted && !wanted.Equals(values[i]))
            {
                return false;
            }
        }

        return true;
    }

    internal abstract bool MatchesPredicate(Event ev, Action<EventMatcher, Exception>? onError);

    internal static Scheduler CurrentScheduler() =>
        SynchronizationContext.Current as Scheduler
        ?? throw new InvalidOperationException(
            "Awaiting a matcher directly is only possible in code that runs on a scheduler; elsewhere use WaitAsync(scheduler).");
}
