namespace Vlcp.Storage.ZooKeeper.Tests;

internal static class Stores
{
    /// <summary>Generous, because the machine may be busy: a session that expires by starvation proves nothing.</summary>
    public static ZooKeeperStoreOptions Options { get; } = new()
    {
        Client = new ZooKeeperClientOptions { SessionTimeout = TimeSpan.FromSeconds(30) },
        Timeout = TimeSpan.FromSeconds(60),
    };

    public static ValueTask<(IStoreEngine Engine, IStoreEngine Other)> TwoClients(SharedEnsemble ensemble)
    {
        var url = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        return ValueTask.FromResult<(IStoreEngine, IStoreEngine)>((ZooKeeperStoreEngine.Open(url, Options), ZooKeeperStoreEngine.Open(url, Options)));
    }
}
