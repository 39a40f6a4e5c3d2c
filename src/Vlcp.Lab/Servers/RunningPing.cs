namespace Vlcp.Lab;

/// <summary>A ping(8) that goes on, twenty requests a second, until it is asked what it has counted.</summary>
public sealed class RunningPing : IAsyncDisposable
{
    private readonly LabProcess _process;

    internal RunningPing(LabProcess process) => _process = process;

    /// <summary>Waits until this many requests more have been answered.</summary>
    /// <exception cref="LabException">It did not happen in 30 seconds.</exception>
    public async Task WaitForAnswersAsync(int count, CancellationToken cancellationToken)
    {
        var before = await AnswersAsync(cancellationToken);
        await Eventually.HappensAsync(
            $"{count} more requests were answered", AnswersAsync, answers => answers >= before + count, cancellationToken);
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

    private async Task<int> AnswersAsync(CancellationToken cancellationToken) =>
        (await _process.ReadLogAsync(cancellationToken)).Split("bytes from").Length - 1;
}
