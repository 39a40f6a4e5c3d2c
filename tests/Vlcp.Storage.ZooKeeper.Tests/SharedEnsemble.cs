using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.ZooKeeper.Tests;

[assembly: AssemblyFixture(typeof(SharedEnsemble))]

namespace Vlcp.Storage.ZooKeeper.Tests;

/// <summary>Three servers for all tests that leave them alone; each test has a chroot of its own.</summary>
public sealed class SharedEnsemble : IAsyncLifetime
{
    public ZooKeeperServers Servers { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Servers = await ZooKeeperServers.StartEnsembleAsync(3, CancellationToken.None);

    public ValueTask DisposeAsync() => Servers.DisposeAsync();
}
