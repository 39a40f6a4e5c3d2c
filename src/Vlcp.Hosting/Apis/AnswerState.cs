namespace Vlcp.Hosting.Modules;

/// <summary>
/// What the answer to a call is worth. Whoever answers a caller from outside begins one; modules note in it, however deep below the call they
/// run, that what they return may be old. It goes with the flow of the call, not with a thread.
/// </summary>
public sealed class AnswerState
{
    private static readonly AsyncLocal<AnswerState?> Current = new();

    private AnswerState()
    {
    }

    /// <summary>True when a part of the answer came from memory because the store is away.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Begins the state of a call that the present flow makes next.</summary>
    /// <returns>The state, for the end of the call.</returns>
    public static AnswerState Begin() => Current.Value = new AnswerState();

    /// <summary>Notes that the answer of the present call may be old; nobody asks when a module calls for itself.</summary>
    public static void MarkStale()
    {
        if (Current.Value is { } state)
        {
            state.IsStale = true;
        }
    }
}
