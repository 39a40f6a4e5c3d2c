using System.Diagnostics;

namespace Vlcp.Apps.Tests;

/// <summary>Waiting for conditions that come true on their own.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static async Task UntilAsync(string what, Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Limit, $"{what}: not within {Limit.TotalSeconds} s");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public static Task<T> WithLimit<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task WithLimit(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
