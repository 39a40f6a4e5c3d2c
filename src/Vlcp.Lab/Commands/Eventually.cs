namespace Vlcp.Lab;

/// <summary>Waits for what other programs do and nobody announces.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(60);

    /// <summary>Looks again and again until <paramref name="done"/> accepts what was seen, and returns that.</summary>
    /// <param name="what">What is waited for, as the end of the sentence "it did not happen that ...".</param>
    /// <param name="look">Looks at the present state.</param>
    /// <param name="done">Whether this state is the wanted one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="limit">How long to wait; 60 seconds when not given.</param>
    /// <exception cref="LabException">It did not happen in time; the message shows the last state.</exception>
    public static async Task<T> HappensAsync<T>(
        string what,
        Func<CancellationToken, Task<T>> look,
        Func<T, bool> done,
        CancellationToken cancellationToken,
        TimeSpan? limit = null)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (true)
        {
            var state = await look(cancellationToken);
            if (done(state))
            {
                return state;
            }

            if (clock.GetElapsedTime(start) > (limit ?? DefaultLimit))
            {
                throw new LabException($"It did not happen in {(limit ?? DefaultLimit).TotalSeconds:0} s that {what}. Last seen:\n{state}");
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
