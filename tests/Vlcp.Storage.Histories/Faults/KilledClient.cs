namespace Vlcp.Storage.Histories;

/// <summary>A client process dies, and another one takes its place.</summary>
internal sealed class KilledClient(IReadOnlyList<ClientProcessHandle> processes, Action startAnother) : IStoreFault
{
    public string Name => "a client process was killed";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken) =>
        processes.Last(process => !process.HasEnded).KillAsync(cancellationToken);

    public Task HealAsync(CancellationToken cancellationToken)
    {
        startAnother();
        return Task.CompletedTask;
    }
}
