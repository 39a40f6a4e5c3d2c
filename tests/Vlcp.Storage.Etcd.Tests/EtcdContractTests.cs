using Vlcp.Storage.Contract;

namespace Vlcp.Storage.Etcd.Tests;

public sealed class EtcdReadWriteTests(EtcdCluster cluster) : ReadWriteContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => ValueTask.FromResult(cluster.OpenTwo());
}

public sealed class EtcdTransactionTests(EtcdCluster cluster) : TransactionContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => ValueTask.FromResult(cluster.OpenTwo());
}

public sealed class EtcdFeedTests(EtcdCluster cluster) : FeedContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => ValueTask.FromResult(cluster.OpenTwo());
}
