using Microsoft.Extensions.Logging;
using Vlcp.Hosting.Storage;

namespace Vlcp.Storage.Redis;

/// <summary>The store of one vhost.</summary>
internal sealed class RedisVhost : IAsyncDisposable
{
    internal RedisVhost(RedisVhostPlan plan, ILogger logger)
    {
        Plan = plan;
        Engine = new RedisStoreEngine(plan.Client, plan.Store, logger);
        Values = new JsonStore(Engine, Engine.UpdateAsync);
    }

    internal RedisVhostPlan Plan { get; }

    internal RedisStoreEngine Engine { get; }

    internal JsonStore Values { get; }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
