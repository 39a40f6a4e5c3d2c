using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vlcp.Lab;

/// <summary>A ping(8) that goes on until it is asked to stop, with the answers that it got so far.</summary>
public sealed partial class RunningPing : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // One that is not here after so long will not come: an answer within the lab takes milliseconds, on a busy machine a second.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(15);

    private readonly LabProcess _process;
    private readonly SortedDictionary<int, DateTimeOffset> _answers = [];
    private readonly StringBuilder _line = new();
    private long _position;

    internal RunningPing(string target, LabProcess process)
    {
        Target = target;
        _process = process;
    }

    /// <summary>The address that is asked.</summary>
    public string Target { get; }

    /// <summary>Waits until this many requests more have been answered.</summary>
    /// <exception cref="LabException">It did not happen in 60 seconds, or ping has ended.</exception>
    public async Task WaitForAnswersAsync(int count, CancellationToken cancellationToken)
    {
        var before = (await AnswersAsync(cancellationToken)).Count;
        await Eventually.HappensAsync(
            $"{count} more requests to {Target} were answered",
            async token =>
            {
                await _process.EnsureRunningAsync(token);
                return (await AnswersAsync(token)).Count;
            },
            answers => answers >= before + count,
            cancellationToken,
            Patience);
    }

    /// <summary>The requests answered so far: their numbers, from 1, with the time at which the answer came.</summary>
    public async Task<IReadOnlyDictionary<int, DateTimeOffset>> AnswersAsync(CancellationToken cancellationToken)
    {
        await ReadOnAsync(cancellationToken);
        return _answers;
    }

    /// <summary>
    /// The numbers of the requests that were never answered, of all that were sent up to now. Answers that are still on their way
    /// are waited for; whoever calls this expects the target to answer now.
    /// </summary>
    /// <exception cref="LabException">Nothing is answered any more.</exception>
    public async Task<IReadOnlyList<int>> LostAsync(CancellationToken cancellationToken)
    {
        // A request that is answered was sent after all those with smaller numbers: these have had their time, too.
        await WaitForAnswersAsync(1, cancellationToken);
        var last = _answers.Keys.Last();
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (true)
        {
            var answers = await AnswersAsync(cancellationToken);
            var lost = Enumerable.Range(1, last).Where(number => !answers.ContainsKey(number)).ToArray();
            if (lost.Length == 0 || clock.GetElapsedTime(start) > LongestAnswer)
            {
                return lost;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, cancellationToken);
        }
    }

    /// <summary>Ends it and returns what it counted.</summary>
    public async Task<PingResult> StopAsync(CancellationToken cancellationToken)
    {
        await _process.SignalAsync("INT", cancellationToken);
        var exitCode = await _process.WaitForExitAsync(cancellationToken);
        var log = await _process.ReadLogAsync(cancellationToken);
        return PingResult.Parse(new CommandResult(_process.Identity.Command, exitCode, log, string.Empty));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    // The log of a long ping has many lines: each is read once.
    private async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_process.LogFile))
        {
            return;
        }

        await using var log = new FileStream(_process.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = _position;
        using var reader = new StreamReader(log, Encoding.ASCII);
        var text = await reader.ReadToEndAsync(cancellationToken);
        _position += text.Length;
        foreach (var character in text)
        {
            if (character == '\n')
            {
                Take(_line.ToString());
                _line.Clear();
            }
            else
            {
                _line.Append(character);
            }
        }
    }

    private void Take(string line)
    {
        if (Answer().Match(line) is { Success: true } answer)
        {
            var microseconds = (long)(decimal.Parse(answer.Groups["time"].ValueSpan, CultureInfo.InvariantCulture) * 1_000_000);
            var number = int.Parse(answer.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            _answers.TryAdd(number, DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds));
        }
    }

    [GeneratedRegex(@"^\[(?<time>[\d.]+)\] \d+ bytes from .*icmp_seq=(?<number>\d+)")]
    private static partial Regex Answer();
}
