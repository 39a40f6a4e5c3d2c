namespace Vlcp.Ovsdb.Tests;

/// <summary>Waits that fail instead of hanging.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit, Cancel);

    public static Task InTime(this Task task) => task.WaitAsync(Limit, Cancel);

    /// <summary>Reads updates until one shows what is waited for.</summary>
    public static async Task<OvsdbUpdate> UntilAsync(this IAsyncEnumerator<OvsdbUpdate> updates, Predicate<OvsdbUpdate> wanted)
    {
        while (await updates.MoveNextAsync().AsTask().InTime())
        {
            if (wanted(updates.Current))
            {
                return updates.Current;
            }
        }
        throw new InvalidOperationException("The updates ended before the one that was waited for.");
    }
}
