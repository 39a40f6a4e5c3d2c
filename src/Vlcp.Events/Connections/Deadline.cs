namespace Vlcp.Events.Connections;

/// <summary>Ends an operation by a clock that tests can turn.</summary>
internal static class Deadline
{
    /// <exception cref="TimeoutException">The operation was not ready in time.</exception>
    public static async Task RunAsync(
        string what, Func<CancellationToken, Task> operation, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await operation(either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{what} took longer than {limit.TotalSeconds:0.###} s.");
        }
    }
}
