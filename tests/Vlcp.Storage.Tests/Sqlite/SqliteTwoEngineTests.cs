using Vlcp.Storage.Contract;

namespace Vlcp.Storage.Tests.Sqlite;

public sealed class SqliteTwoReadWriteTests : ReadWriteContract
{
    private readonly StoreFile _file = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => _file.OpenTwo();
}

public sealed class SqliteTwoTransactionTests : TransactionContract
{
    private readonly StoreFile _file = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => _file.OpenTwo();
}

public sealed class SqliteTwoFeedTests : FeedContract
{
    private readonly StoreFile _file = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => _file.OpenTwo();
}
