using Vlcp.Hosting.Modules;

namespace Vlcp.Storage.Redis;

/// <summary>Gives other modules notifiers over the publish/subscribe channels of a Redis server.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="redis">The module with the servers.</param>
/// <param name="options">Its settings.</param>
[Module("redisnotifier", LoadingPath = "vlcp.service.kvdb.redisnotifier.RedisNotifier", Service = true, Summary = "Update notification with the channels of a Redis server.")]
[DependsOn(typeof(RedisDbModule))]
public sealed class RedisNotifierModule(ModuleContext context, RedisDbModule redis, RedisNotifierOptions options) : Module(context), IAsyncDisposable
{
    private readonly List<UpdateNotifier> notifiers = [];

    /// <summary>Creates a notifier. For modules: it is an object of this process, so the web API does not have it.</summary>
    /// <returns>The notifier; it ends with this module at the latest.</returns>
    public UpdateNotifier CreateNotifier()
    {
        var notifier = new UpdateNotifier(redis.EngineOf(options.VhostBind), options);
        notifiers.Add(notifier);
        return notifier;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(notifiers.Select(notifier => notifier.DisposeAsync().AsTask()));
}
