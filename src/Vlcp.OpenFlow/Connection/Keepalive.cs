namespace Vlcp.OpenFlow.Connection;

/// <summary>Asks a silent peer for an echo and says when it is dead.</summary>
internal sealed class Keepalive(ConnectionReader reader, OpenFlowOptions options, Action sendEcho)
{
    // A timer that fires this much too late tells that our own process stood still; the peer's bytes may wait in the socket.
    private static readonly TimeSpan OwnStall = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the peer did not react in time.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var silence = reader.Silence;
            if (silence < options.KeepaliveTime)
            {
                await Task.Delay(options.KeepaliveTime - silence, options.TimeProvider, cancellationToken);
            }
            else if (!await IsAliveAsync(cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
    {
        // The answer may come before we get to run again.
        var asked = options.TimeProvider.GetTimestamp();
        sendEcho();
        await Task.Delay(options.KeepaliveTimeout, options.TimeProvider, cancellationToken);
        var waited = options.TimeProvider.GetElapsedTime(asked);
        // While messages are worked on, more bytes can't be seen; a backlog is a sign of life.
        return reader.HasReceivedSince(asked) || !reader.IsWaiting || waited > options.KeepaliveTimeout + OwnStall;
    }
}
