using Vlcp.Storage.Contract;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Redis.Tests.Engine;

public sealed class RedisOutageTests : OutageContract
{
    protected override async Task<IStoreServers> StartServersAsync(CancellationToken cancellationToken) =>
        await RedisServers.StartAsync([], cancellationToken);

    protected override IStoreEngine Open(string url) =>
        new RedisStoreEngine(new RedisClientOptions { Address = RedisAddress.Parse(url), Timeout = TimeSpan.FromSeconds(2) });
}
