using Microsoft.Extensions.Logging;
using Vlcp.Hosting.Storage;

namespace Vlcp.Storage.ZooKeeper.Modules;

/// <summary>The store of one vhost.</summary>
internal sealed class ZooKeeperVhost : IAsyncDisposable
{
    internal ZooKeeperVhost(ZooKeeperVhostPlan plan, ILogger logger)
    {
        Plan = plan;
        Engine = ZooKeeperStoreEngine.Open(plan.Url, plan.Options, logger);
        Values = new JsonStore(Engine);
    }

    internal ZooKeeperVhostPlan Plan { get; }

    internal ZooKeeperStoreEngine Engine { get; }

    internal JsonStore Values { get; }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
