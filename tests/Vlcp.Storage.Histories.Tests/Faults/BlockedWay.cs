using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Faults;

/// <summary>Nobody reaches the servers for a while.</summary>
internal sealed class BlockedWay(IReadOnlyList<CuttableProxy> ways) : IStoreFault
{
    public string Name => "nobody reached the servers";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken)
    {
        foreach (var way in ways)
        {
            way.Refuse();
        }

        return Task.CompletedTask;
    }

    public Task HealAsync(CancellationToken cancellationToken)
    {
        foreach (var way in ways)
        {
            way.Restore();
        }

        return Task.CompletedTask;
    }
}
