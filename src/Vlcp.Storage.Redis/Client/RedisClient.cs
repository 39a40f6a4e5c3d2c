using Microsoft.Extensions.Logging;

namespace Vlcp.Storage.Redis;

/// <summary>
/// A client of one Redis server. Commands of all callers share one connection, which is made with the first command and made again when it
/// is lost; transactions of several steps and blocking commands use a connection of their own. May be used from any thread.
/// </summary>
public sealed class RedisClient : IAsyncDisposable
{
    private readonly RedisClientOptions _options;
    private readonly RedisLink _link;
    private readonly bool _needsMaster;
    private readonly TimeProvider _time;
    private readonly Lazy<RedisSubscriber> _subscriber;

    /// <summary>A client; nothing is connected yet.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="logger">Log of lost and regained connections.</param>
    /// <param name="needsMaster">True to refuse a read-only replica.</param>
    public RedisClient(RedisClientOptions options, ILogger logger, bool needsMaster = false)
    {
        _options = options;
        _needsMaster = needsMaster;
        _time = options.Connection.TimeProvider;
        _link = new RedisLink(options, logger, needsMaster);
        _subscriber = new Lazy<RedisSubscriber>(() => new RedisSubscriber(options, logger));
    }

    /// <summary>Where the server is.</summary>
    public RedisAddress Address => _options.Address;

    /// <summary>How long a command waits for a connection, and then for its reply.</summary>
    public TimeSpan Timeout => _options.Timeout;

    /// <summary>What is wrong with the connection, or null.</summary>
    public string? Problem => _link.State.Problem;

    /// <summary>Since when that is so.</summary>
    public DateTimeOffset Since => _link.State.Since;

    /// <summary>The connection for subscriptions, made with the first one.</summary>
    public RedisSubscriber Subscriber => _subscriber.Value;

    /// <summary>Connects without waiting for the first command.</summary>
    public void Start() => _link.Start();

    /// <summary>Executes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Stops to wait; the command may still be executed.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="RedisReplyException">The server answered with an error.</exception>
    /// <exception cref="RedisConnectionDownException">There is no connection, it was lost, or the reply did not come in time.</exception>
    /// <exception cref="RedisRefusedException">The server does not serve us.</exception>
    public async Task<RespValue> ExecuteAsync(RespCommand command, CancellationToken cancellationToken)
    {
        var connection = await _link.GetAsync(cancellationToken).ConfigureAwait(false);
        return Check(await InTimeAsync(connection.SendAsync(command), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Executes commands one after the other with nothing of others in between, without waiting in between.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="cancellationToken">Stops to wait; the commands may still be executed.</param>
    /// <returns>The replies, errors among them.</returns>
    /// <exception cref="RedisConnectionDownException">There is no connection, it was lost, or the replies did not come in time.</exception>
    /// <exception cref="RedisRefusedException">The server does not serve us.</exception>
    public async Task<IReadOnlyList<RespValue>> ExecuteBatchAsync(IReadOnlyList<RespCommand> commands, CancellationToken cancellationToken)
    {
        var connection = await _link.GetAsync(cancellationToken).ConfigureAwait(false);
        return await InTimeAsync(connection.SendAsync(commands), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a script, and sends it first if the server does not know it.</summary>
    /// <param name="script">The script.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Stops to wait; the script may still run.</param>
    /// <returns>What it returned.</returns>
    /// <exception cref="RedisReplyException">The script failed.</exception>
    /// <exception cref="RedisConnectionDownException">There is no connection, it was lost, or the reply did not come in time.</exception>
    /// <exception cref="RedisRefusedException">The server does not serve us.</exception>
    public async Task<RespValue> EvaluateAsync(
        RedisScript script, IReadOnlyList<string> keys, IReadOnlyList<RespArgument> arguments, CancellationToken cancellationToken)
    {
        var connection = await _link.GetAsync(cancellationToken).ConfigureAwait(false);
        return await EvaluateOnAsync(connection, script, keys, arguments, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a connection of the caller's own, for transactions of several steps and blocking commands.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection; it is not made again when it is lost.</returns>
    /// <exception cref="RedisRefusedException">The server does not serve us.</exception>
    /// <exception cref="RedisConnectionDownException">The server can't be reached.</exception>
    public async Task<RedisExclusiveConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new RedisExclusiveConnection(await new RedisDialer(_options, _needsMaster).DialAsync(null, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new RedisConnectionDownException($"Disconnected from redis server {Address}: {failure.Message}", wasSent: false, failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync().ConfigureAwait(false);
        if (_subscriber.IsValueCreated)
        {
            await _subscriber.Value.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The shared connection, for those who must know that two commands went over the same one.</summary>
    internal ValueTask<RedisConnection> GetConnectionAsync(CancellationToken cancellationToken) => _link.GetAsync(cancellationToken);

    internal async Task<RespValue> EvaluateOnAsync(
        RedisConnection connection, RedisScript script, IReadOnlyList<string> keys, IReadOnlyList<RespArgument> arguments, CancellationToken cancellationToken)
    {
        var reply = await InTimeAsync(connection.SendAsync(script.ByHash(keys, arguments)), cancellationToken).ConfigureAwait(false);
        if (reply.Kind == RespKind.Error && reply.AsText()!.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            reply = await InTimeAsync(connection.SendAsync(script.ByText(keys, arguments)), cancellationToken).ConfigureAwait(false);
        }

        return Check(reply);
    }

    private static RespValue Check(RespValue reply) => reply.Kind == RespKind.Error ? throw new RedisReplyException(reply.AsText()!) : reply;

    private async Task<T> InTimeAsync<T>(Task<T> reply, CancellationToken cancellationToken)
    {
        try
        {
            return await reply.WaitAsync(_options.Timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException late)
        {
            throw new RedisConnectionDownException($"{Address} did not answer within {_options.Timeout.TotalSeconds:0.###} s", wasSent: true, late);
        }
    }
}
