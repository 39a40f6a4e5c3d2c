namespace Vlcp.Storage.Redis;

/// <summary>A connection that one caller has for itself: WATCH, MULTI and blocking commands are safe on it. Dispose it to close it.</summary>
public sealed class RedisExclusiveConnection : IAsyncDisposable
{
    private readonly RedisConnection _connection;

    internal RedisExclusiveConnection(RedisConnection connection) => _connection = connection;

    /// <summary>Executes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Stops to wait.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="RedisReplyException">The server answered with an error.</exception>
    /// <exception cref="RedisConnectionDownException">The connection is or goes down; it is not made again, for its state was lost too.</exception>
    public async Task<RespValue> ExecuteAsync(RespCommand command, CancellationToken cancellationToken)
    {
        var reply = await _connection.SendAsync(command).WaitAsync(cancellationToken).ConfigureAwait(false);
        return reply.Kind == RespKind.Error ? throw new RedisReplyException(reply.AsText()!) : reply;
    }

    /// <summary>Executes commands without waiting in between.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="cancellationToken">Stops to wait.</param>
    /// <returns>The replies, errors among them.</returns>
    /// <exception cref="RedisConnectionDownException">The connection is or goes down.</exception>
    public async Task<IReadOnlyList<RespValue>> ExecuteBatchAsync(IReadOnlyList<RespCommand> commands, CancellationToken cancellationToken) =>
        await _connection.SendAsync(commands).WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
