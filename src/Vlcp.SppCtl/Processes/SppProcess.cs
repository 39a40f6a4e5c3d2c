using Vlcp.SppCtl.Commands;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Processes;

/// <summary>A process that is connected and has said who it is.</summary>
/// <param name="identity">Who it is.</param>
/// <param name="connection">Its connection.</param>
/// <param name="dialect">How it wants port commands to be spelt, if that is known.</param>
/// <param name="connected">When it was registered, as a time stamp of the clock.</param>
internal sealed class SppProcess(ProcessIdentity identity, ProcessConnection connection, NfvDialect? dialect, long connected)
{
    public ProcessIdentity Identity => identity;

    public ProcessConnection Connection => connection;

    public long Connected => connected;

    /// <summary>How an spp_nfv wants port commands to be spelt; null while it has not shown it.</summary>
    public NfvDialect? Dialect { get; set; } = dialect;

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <param name="command">ASCII words.</param>
    /// <param name="cancellationToken">Takes the command back while it waits for its turn.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ProcessFailedException">There is no answer, and the process is disconnected.</exception>
    public Task<ProcessReply> SendAsync(string command, CancellationToken cancellationToken) => connection.SendAsync(command, cancellationToken);

    /// <summary>Disconnects a process whose answer cannot be understood, so that it dials again if it lives.</summary>
    /// <param name="command">The command.</param>
    /// <param name="reply">The answer.</param>
    /// <returns>What to throw.</returns>
    public ProcessFailedException Misunderstood(string command, ProcessReply reply)
    {
        const int Longest = 200;
        var text = reply.ToString();
        var reason = $"answered '{command}' with what cannot be understood: {(text.Length > Longest ? $"{text[..Longest]}..." : text)}";
        connection.Close(reason);
        return new ProcessFailedException($"{identity} {reason}");
    }

    /// <inheritdoc/>
    public override string ToString() => identity.ToString();
}
