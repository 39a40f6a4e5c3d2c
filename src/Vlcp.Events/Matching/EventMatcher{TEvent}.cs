using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Vlcp.Events;

/// <summary>Selects events of one class and its subclasses. Awaited on a scheduler it gives the next such event.</summary>
/// <remarks>
/// Code that awaits on the scheduler resumes while the event is being delivered, in time to accept a blocking event. Code
/// that awaits elsewhere resumes later on the thread pool and can't accept it.
/// </remarks>
/// <typeparam name="TEvent">The class of the events.</typeparam>
public sealed class EventMatcher<TEvent> : EventMatcher
    where TEvent : Event
{
    private readonly Func<TEvent, bool>? predicate;

    /// <summary>Creates a matcher of index values.</summary>
    /// <param name="indices">Index values in the order of the class, inherited ones first; null or missing matches anything.</param>
    /// <exception cref="ArgumentException">Too many values, or a value of a type that the index never has.</exception>
    public EventMatcher(params ReadOnlySpan<object?> indices)
        : this(EventSchema.For(typeof(TEvent)), indices)
    {
    }

    private EventMatcher(EventSchema schema, ReadOnlySpan<object?> indices)
        : this(schema, Compose(schema, indices), null)
    {
    }

    private EventMatcher(EventSchema schema, object?[] tuple, Func<TEvent, bool>? predicate)
        : base(schema, tuple) => this.predicate = predicate;

    /// <inheritdoc/>
    public override bool HasPredicate => predicate is not null;

    /// <summary>This matcher with one more index value.</summary>
    /// <param name="index">The index property, as in <c>ev => ev.Name</c>.</param>
    /// <param name="value">The value to match.</param>
    /// <exception cref="ArgumentException">The property is no index of the class.</exception>
    public EventMatcher<TEvent> With<TValue>(Expression<Func<TEvent, TValue>> index, TValue value)
        where TValue : notnull =>
        index.Body is MemberExpression member
            ? With(member.Member.Name, value)
            : throw new ArgumentException($"'{index}' does not name an index property.", nameof(index));

    /// <summary>This matcher with one more index value.</summary>
    /// <param name="index">Name of the index property.</param>
    /// <param name="value">The value to match.</param>
    /// <exception cref="ArgumentException">The property is no index of the class, or never has values of this type.</exception>
    public EventMatcher<TEvent> With(string index, object value)
    {
        var position = Schema.PositionOf(index);
        var tuple = new object?[Math.Max(Indices.Length, position + 1)];
        Indices.CopyTo(tuple, 0);
        tuple[position] = Schema.Checked(position, value);
        return new EventMatcher<TEvent>(Schema, tuple, predicate);
    }

    /// <summary>This matcher with one more predicate, asked after the indices matched. It must be quick and must not block.</summary>
    public EventMatcher<TEvent> Where(Func<TEvent, bool> condition) =>
        new(Schema, Indices, predicate is { } first ? ev => first(ev) && condition(ev) : condition);

    /// <summary>The next matching event of a scheduler.</summary>
    public Task<TEvent> On(Scheduler scheduler) => WaitAsync(scheduler, CancellationToken.None);

    /// <summary>The next matching event of a scheduler.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the scheduler stopped.</exception>
    public Task<TEvent> WaitAsync(Scheduler scheduler, CancellationToken cancellationToken = default) =>
        WaitAsync(scheduler, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The next matching event of a scheduler, if it comes in time.</summary>
    /// <exception cref="TimeoutException">No such event came in time. A zero time-out still gives the loop one turn.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or the scheduler stopped.</exception>
    public Task<TEvent> WaitAsync(Scheduler scheduler, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        new FirstEventWaiter<TEvent>(scheduler, [this], static (ev, _) => (TEvent)ev).Start(timeout, cancellationToken);

    /// <summary>Makes <c>await matcher</c> wait on the scheduler that the code runs on.</summary>
    public TaskAwaiter<TEvent> GetAwaiter() => WaitAsync(CurrentScheduler()).GetAwaiter();

    internal override bool MatchesPredicate(Event ev, Action<EventMatcher, Exception>? onError)
    {
        if (predicate is null)
        {
            return true;
        }

        try
        {
            return predicate((TEvent)ev);
        }
        catch (Exception error)
        {
            onError?.Invoke(this, error);
            return false;
        }
    }

    private static object?[] Compose(EventSchema schema, ReadOnlySpan<object?> indices)
    {
        schema.RequireAtMost(indices.Length);
        return schema.ComposeMatcher(indices);
    }
}
