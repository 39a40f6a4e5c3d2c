using Vlcp.Storage.Contract;

namespace Vlcp.Storage.Tests.Sqlite;

public sealed class SqliteOneReadWriteTests : ReadWriteContract
{
    private readonly StoreFile _file = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => _file.OpenOne();
}

public sealed class SqliteOneTransactionTests : TransactionContract
{
    private readonly StoreFile _file = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => _file.OpenOne();
}

public sealed class SqliteOneFeedTests : FeedContract
{
    private readonly StoreFile _file = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => _file.OpenOne();
}
