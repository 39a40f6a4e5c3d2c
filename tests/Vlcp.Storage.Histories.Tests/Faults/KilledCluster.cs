using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Faults;

/// <summary>All servers die (SIGKILL) and come back with what they had on disk.</summary>
internal sealed class KilledCluster(IStoreServers servers) : IStoreFault
{
    public string Name => "all servers were killed";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, servers.Count).Select(servers.KillAsync));

    public Task HealAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, servers.Count).Select(node => servers.StartAsync(node, cancellationToken)));
}
