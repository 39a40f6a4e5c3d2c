using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Faults;

/// <summary>One server dies (SIGKILL) and comes back with what it had on disk.</summary>
internal sealed class KilledNode(IStoreServers servers, bool isLeader) : IStoreFault
{
    private int _node;

    public string Name => isLeader ? "the leader was killed" : "a server was killed";

    public async Task StrikeAsync(Random random, CancellationToken cancellationToken)
    {
        _node = isLeader ? await servers.FindLeaderAsync(cancellationToken) : random.Next(servers.Count);
        await servers.KillAsync(_node);
    }

    public Task HealAsync(CancellationToken cancellationToken) => servers.StartAsync(_node, cancellationToken);
}
