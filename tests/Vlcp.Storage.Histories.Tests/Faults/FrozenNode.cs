using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Histories.Tests.Faults;

/// <summary>One server does nothing (SIGSTOP) for longer than sessions last.</summary>
internal sealed class FrozenNode(IStoreServers servers, bool isLeader) : IStoreFault
{
    private int _node;

    public string Name => isLeader ? "the leader was frozen" : "a server was frozen";

    public async Task StrikeAsync(Random random, CancellationToken cancellationToken)
    {
        _node = isLeader ? await servers.FindLeaderAsync(cancellationToken) : random.Next(servers.Count);
        servers.Freeze(_node);
        await Task.Delay(StoreConnections.LongFreeze, cancellationToken);
    }

    public Task HealAsync(CancellationToken cancellationToken)
    {
        servers.Thaw(_node);
        return Task.CompletedTask;
    }
}
