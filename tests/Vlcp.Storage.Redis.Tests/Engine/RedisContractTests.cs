using Vlcp.Storage.Contract;

namespace Vlcp.Storage.Redis.Tests.Engine;

public sealed class RedisReadWriteTests(RedisFixture redis) : ReadWriteContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => ValueTask.FromResult(redis.OpenTwo());
}

public sealed class RedisTransactionTests(RedisFixture redis) : TransactionContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => ValueTask.FromResult(redis.OpenTwo());
}

public sealed class RedisFeedTests(RedisFixture redis) : FeedContract
{
    protected override ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenAsync() => ValueTask.FromResult(redis.OpenTwo());
}
