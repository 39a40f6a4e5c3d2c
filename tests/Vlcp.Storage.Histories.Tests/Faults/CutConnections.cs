using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Faults;

/// <summary>Every connection is reset; new ones work at once.</summary>
internal sealed class CutConnections(IReadOnlyList<CuttableProxy> ways) : IStoreFault
{
    public string Name => "all connections were cut";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken)
    {
        foreach (var way in ways)
        {
            way.Cut();
        }

        return Task.CompletedTask;
    }

    public Task HealAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
