using Vlcp.Storage.Contract;

namespace Vlcp.Storage.ZooKeeper.Tests;

public sealed class ZooKeeperReadWriteTests(SharedEnsemble ensemble) : ReadWriteContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => Stores.TwoClients(ensemble);
}

public sealed class ZooKeeperTransactionTests(SharedEnsemble ensemble) : TransactionContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => Stores.TwoClients(ensemble);
}

public sealed class ZooKeeperFeedTests(SharedEnsemble ensemble) : FeedContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => Stores.TwoClients(ensemble);
}
