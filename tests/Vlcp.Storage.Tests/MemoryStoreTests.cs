using Vlcp.Storage.Contract;

namespace Vlcp.Storage.Tests;

public sealed class MemoryReadWriteTests : ReadWriteContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => MemoryStore.OpenAsync();
}

public sealed class MemoryTransactionTests : TransactionContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => MemoryStore.OpenAsync();
}

public sealed class MemoryFeedTests : FeedContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => MemoryStore.OpenAsync();
}

internal static class MemoryStore
{
    internal static ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync()
    {
        var engine = new MemoryStoreEngine();
        return ValueTask.FromResult<(IStoreEngine, IStoreEngine)>((engine, engine));
    }
}
