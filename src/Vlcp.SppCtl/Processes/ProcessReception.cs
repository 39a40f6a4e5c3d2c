using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Processes;

/// <summary>Makes a process of a connection that was accepted: asks who it is, and keeps the registry right while it lives.</summary>
/// <param name="registry">Where it is put.</param>
/// <param name="options">Times and limits.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Comings and goings.</param>
internal sealed class ProcessReception(ProcessRegistry registry, SppCtlOptions options, TimeProvider time, ILogger logger)
{
    // Two live processes with one number push each other out, for ever: the loser dials again at once.
    private static readonly TimeSpan LeastLife = TimeSpan.FromSeconds(1);

    /// <summary>Serves a connection to the primary's port: whoever connects is the primary.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    /// <returns>A task that lasts as long as the connection.</returns>
    public Task ServePrimaryAsync(Socket socket, CancellationToken cancellationToken) =>
        ServeAsync(socket, ProcessIdentity.Primary.ToString(), _ => Task.FromResult<Arrival?>(new Arrival(ProcessIdentity.Primary, null)), cancellationToken);

    /// <summary>Serves a connection to the port of all others, who are asked for their kind and number.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    /// <returns>A task that lasts as long as the connection.</returns>
    public Task ServeSecondaryAsync(Socket socket, CancellationToken cancellationToken) =>
        ServeAsync(socket, $"a process at {socket.RemoteEndPoint}", AskAsync, cancellationToken);

    private async Task ServeAsync(Socket socket, string name, Func<ProcessConnection, Task<Arrival?>> identify, CancellationToken cancellationToken)
    {
        await using var connection = new ProcessConnection(socket, name, options.ReplyLimit, time) { TimeLimit = options.IdentifyTimeout };
        using var end = cancellationToken.Register(() => connection.Close("was disconnected, spp-ctl stops"));
        var reading = connection.RunAsync();
        try
        {
            if (await identify(connection) is { } arrival)
            {
                await RegisterAsync(connection, arrival, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is ProcessFailedException or OperationCanceledException)
        {
            connection.Close("could not be identified");
            logger.LogWarning("{Process} could not be identified: {Reason}", name, failure.Message);
        }

        await reading;
    }

    private async Task<Arrival?> AskAsync(ProcessConnection connection)
    {
        var reply = await connection.SendAsync(ProcessIdentity.Command, CancellationToken.None);
        if (ProcessIdentity.Read(reply) is { } identity)
        {
            return new Arrival(identity, reply);
        }

        throw new ProcessFailedException($"{connection.Name} answered '{ProcessIdentity.Command}' with '{reply}'");
    }

    private async Task RegisterAsync(ProcessConnection connection, Arrival arrival, CancellationToken cancellationToken)
    {
        if (registry.Find(arrival.Identity) is { } rival && time.GetElapsedTime(rival.Connected) < LeastLife)
        {
            logger.LogWarning("{Process} connected twice within {Seconds} s: are there two of it?", arrival.Identity, LeastLife.TotalSeconds);
            await Task.WhenAny(rival.Connection.Ended, connection.Ended, Task.Delay(LeastLife, time, cancellationToken));
        }

        if (connection.Ended.IsCompleted)
        {
            // It must not push out one that lives.
            return;
        }

        connection.Name = arrival.Identity.ToString();
        connection.TimeLimit = options.CommandTimeout;
        var dialect = arrival.Reply is { Json: not null } ? NfvDialect.OneWord : (NfvDialect?)null;
        var process = new SppProcess(arrival.Identity, connection, dialect, time.GetTimestamp());
        var replaced = registry.Put(process);
        if (!connection.TryWatch(failure => Leave(process, failure)))
        {
            registry.Remove(process);
        }

        if (replaced is null)
        {
            logger.LogInformation("{Process} connected", process);
            return;
        }

        logger.LogWarning("{Process} connected anew and replaces the connection of {Former}", process, replaced);
        replaced.Connection.Close("was replaced by a new connection");
    }

    private void Leave(SppProcess process, ProcessFailedException failure)
    {
        if (registry.Remove(process))
        {
            logger.LogInformation("{Process} left: {Reason}", process, failure.Message);
        }
    }

    private sealed record Arrival(ProcessIdentity Identity, ProcessReply? Reply);
}
