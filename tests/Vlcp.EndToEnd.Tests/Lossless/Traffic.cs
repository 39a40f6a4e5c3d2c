using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

/// <summary>Machines that send each other echo requests every ten milliseconds.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly (string Name, RunningPing Ping)[] _streams;

    private Traffic((string Name, RunningPing Ping)[] streams) => _streams = streams;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts to send, from each to its target, as soon as the target can be reached.</summary>
    public static async Task<Traffic> StartAsync(IReadOnlyList<(LabEndpoint From, string To)> streams)
    {
        // What one server has told the others may still be on its way.
        await Task.WhenAll(streams.Select(stream => stream.From.WaitForPingAsync(stream.To, Token)));
        var traffic = new Traffic(
            [.. streams.Select(stream => ($"{stream.From.Namespace} -> {stream.To}", stream.From.StartPing(stream.To, Interval)))]);
        await traffic.GoesOnAsync();
        return traffic;
    }

    /// <summary>Waits until each stream got some more answers: whatever has happened, it still flows.</summary>
    public Task GoesOnAsync() => Task.WhenAll(_streams.Select(stream => stream.Ping.WaitForAnswersAsync(5, Token)));

    /// <summary>Waits until each stream got an answer after a point in time, and returns when the last of them got its first one.</summary>
    public async Task<DateTimeOffset> FirstAnswersAfterAsync(DateTimeOffset time)
    {
        var first = await Task.WhenAll(_streams.Select(async stream =>
        {
            var answers = await Eventually.HappensAsync(
                $"{stream.Name} is answered again",
                stream.Ping.AnswersAsync,
                answers => answers.Values.Any(answer => answer > time),
                Token,
                Patience);
            return answers.Values.First(answer => answer > time);
        }));
        return first.Max();
    }

    /// <summary>Looks whether any request that was sent up to now has no answer.</summary>
    public async Task AssertNothingLostAsync()
    {
        await GoesOnAsync();
        var lost = new List<string>();
        foreach (var (name, ping) in _streams)
        {
            var missing = await ping.LostAsync(Token);
            var answers = await ping.AnswersAsync(Token);
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {missing.Count} lost, {answers.Count} answered");
            if (missing.Count > 0)
            {
                lost.Add($"{name}: {missing.Count} of {answers.Keys.Last()} lost, the first {string.Join(' ', missing.Take(50))}");
            }
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, ping) in _streams)
        {
            await ping.DisposeAsync();
        }
    }
}
