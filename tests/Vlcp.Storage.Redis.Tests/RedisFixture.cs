using Vlcp.Storage.Contract.Servers;

[assembly: AssemblyFixture(typeof(Vlcp.Storage.Redis.Tests.RedisFixture))]

namespace Vlcp.Storage.Redis.Tests;

/// <summary>The server of all tests that leave it alone; each has a database of its own.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    public RedisServers Servers { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Servers = await RedisServers.StartAsync([], TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Servers.DisposeAsync();

    internal (IStoreEngine Engine, IStoreEngine Other) OpenTwo()
    {
        var url = Servers.NewStore();
        return (RedisStoreEngine.Open(url), RedisStoreEngine.Open(url));
    }
}
