using Vlcp.Events.Connections;

namespace Vlcp.Storage.Redis;

/// <summary>Opens a connection and introduces us: protocol version, password, name, database, role.</summary>
internal sealed class RedisDialer(RedisClientOptions options, bool needsMaster)
{
    /// <exception cref="RedisRefusedException">The server does not serve us.</exception>
    /// <exception cref="Exception">What <see cref="StreamConnector.ConnectAsync"/> throws, or the connection was lost.</exception>
    internal async Task<RedisConnection> DialAsync(Action<RespValue>? onPush, CancellationToken cancellationToken)
    {
        var stream = await StreamConnector.ConnectAsync(options.Address.Url, options.Connection, cancellationToken).ConfigureAwait(false);
        var connection = new RedisConnection(stream, options, onPush);
        try
        {
            await IntroduceAsync(connection).WaitAsync(options.Connection.ConnectTimeout, options.Connection.TimeProvider, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task IntroduceAsync(RedisConnection connection)
    {
        var hello = await connection.SendAsync(Hello()).ConfigureAwait(false);
        if (hello.Kind == RespKind.Error)
        {
            await IntroduceAsOldAsync(connection, hello).ConfigureAwait(false);
        }

        if (options.Address.Database is { } database and not 0)
        {
            Require(await connection.SendAsync(new RespCommand("SELECT", database)).ConfigureAwait(false), $"database {database}");
        }

        if (needsMaster)
        {
            RequireMaster(await connection.SendAsync(new RespCommand("ROLE")).ConfigureAwait(false));
        }
    }

    private RespCommand Hello() => options.Address.Password is { } password
        ? new RespCommand("HELLO", 3, "AUTH", options.Address.User ?? "default", password, "SETNAME", "vlcp")
        : new RespCommand("HELLO", 3, "SETNAME", "vlcp");

    // Servers before version 6 speak only RESP2 and know passwords without names.
    private async Task IntroduceAsOldAsync(RedisConnection connection, RespValue hello)
    {
        var refusal = hello.AsText()!;
        if (refusal.Split(' ', 2)[0] is "LOADING" or "BUSY" or "MASTERDOWN")
        {
            throw new RedisConnectionDownException($"{options.Address} is not ready: {refusal}", wasSent: false);
        }

        if (!refusal.StartsWith("NOPROTO", StringComparison.Ordinal) && !refusal.StartsWith("ERR unknown command", StringComparison.Ordinal))
        {
            throw Refused(refusal, "us");
        }

        if (options.Address.Password is { } password)
        {
            var auth = options.Address.User is { } user ? new RespCommand("AUTH", user, password) : new RespCommand("AUTH", password);
            Require(await connection.SendAsync(auth).ConfigureAwait(false), "the password");
        }
    }

    private void RequireMaster(RespValue role)
    {
        // An ACL may forbid the question; the first write tells then.
        if (role.Items is [var kind, var host, var port, ..] && kind.AsText() is "slave")
        {
            throw new RedisRefusedException(
                $"{options.Address} is a read-only replica of {host.AsText()}:{port.AsText()}: the URL must name the master");
        }
    }

    private void Require(RespValue reply, string what)
    {
        if (reply.Kind == RespKind.Error)
        {
            throw Refused(reply.AsText()!, what);
        }
    }

    private RedisRefusedException Refused(string answer, string what) => new($"{options.Address} refuses {what}: {answer}");
}
