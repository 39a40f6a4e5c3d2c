using Vlcp.Hosting.Modules;

namespace Vlcp.Switches;

/// <summary>API calls that wait until some state is there. Used on the scheduler thread only.</summary>
internal sealed class StateWaiters(TimeProvider time)
{
    private readonly LinkedList<Func<bool>> waiting = [];

    /// <summary>Lets everyone who waits look again.</summary>
    public void Pulse()
    {
        for (var node = waiting.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value())
            {
                waiting.Remove(node);
            }

            node = next;
        }
    }

    /// <summary>Waits until <paramref name="look"/> finds something.</summary>
    /// <param name="look">Looks at the state; throws when waiting has become hopeless.</param>
    /// <param name="timeoutSeconds">How long to wait; 0 or more.</param>
    /// <param name="missing">Says what did not come, for the failure.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ApiException">It did not come in time, or the time is no time.</exception>
    public async Task<T> WaitAsync<T>(Func<T?> look, double timeoutSeconds, Func<string> missing, CancellationToken cancellationToken)
        where T : class
    {
        if (timeoutSeconds is not (>= 0 and <= int.MaxValue / 1000))
        {
            throw ApiException.BadParameter("timeout", timeoutSeconds, $"must be a number of seconds from 0 to {int.MaxValue / 1000}");
        }

        if (look() is { } present)
        {
            return present;
        }

        // A waiter that went on inside Pulse would change the list under its feet.
        var found = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var node = waiting.AddLast(() => TryComplete(found, look));
        try
        {
            return await found.Task.WaitAsync(TimeSpan.FromSeconds(timeoutSeconds), time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new ApiException(ApiErrorKind.Timeout, missing());
        }
        finally
        {
            if (node.List is not null)
            {
                waiting.Remove(node);
            }
        }
    }

    private static bool TryComplete<T>(TaskCompletionSource<T> found, Func<T?> look)
        where T : class
    {
        try
        {
            return look() is { } now && found.TrySetResult(now);
        }
        catch (ApiException hopeless)
        {
            return found.TrySetException(hopeless);
        }
    }
}
