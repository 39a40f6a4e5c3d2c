using System.Diagnostics;

namespace Vlcp.SppCtl.Tests.Support;

/// <summary>Waits for a condition that nothing announces.</summary>
internal static class Until
{
    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < Patience.Long, $"It never happened: {what}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
