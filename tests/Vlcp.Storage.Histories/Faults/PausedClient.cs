namespace Vlcp.Storage.Histories;

/// <summary>A client process is stopped for a while, as on a frozen machine.</summary>
internal sealed class PausedClient(IReadOnlyList<ClientProcessHandle> processes, TimeSpan duration) : IStoreFault
{
    public string Name => "a client process was stopped for a while";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken) =>
        processes.Last(process => !process.HasEnded).PauseAsync(duration, cancellationToken);

    public Task HealAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
