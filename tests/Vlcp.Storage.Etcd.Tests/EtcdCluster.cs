using Vlcp.Storage.Contract.Servers;

[assembly: AssemblyFixture(typeof(Vlcp.Storage.Etcd.Tests.EtcdCluster))]

namespace Vlcp.Storage.Etcd.Tests;

/// <summary>The cluster of three that all tests share which take nothing away; each has a prefix of its own in it.</summary>
public sealed class EtcdCluster : IAsyncLifetime
{
    internal EtcdServers Servers { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Servers = await EtcdServers.StartAsync(3, CancellationToken.None);

    public ValueTask DisposeAsync() => Servers.DisposeAsync();

    internal (IStoreEngine Engine, IStoreEngine Other) OpenTwo()
    {
        var url = EtcdStoreUrl.Parse(Servers.NewStore());
        return (EtcdStoreEngine.Open(url), EtcdStoreEngine.Open(url with { Endpoints = [.. url.Endpoints.Reverse()] }));
    }
}
