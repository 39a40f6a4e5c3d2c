using Vlcp.Storage.ZooKeeper.Client;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// Lets reads that are asked for while another one is under way go together: one sync and two looks at the head do for all of them. Everybody's
/// sync is sent after they have asked, so nobody sees less than alone.
/// </summary>
internal sealed class SharedReads
{
    private readonly Lock _gate = new();
    private Round? _next;
    private bool _isBusy;

    /// <summary>Sends a read of single keys, maybe with those of others.</summary>
    /// <returns>What is on its way; it has the keys.</returns>
    public async Task<SentReads> SendAsync(ZooKeeperConnection connection, IReadOnlyCollection<string> keys, ServerClock clock, CancellationToken cancellationToken)
    {
        Round? round = null;
        lock (_gate)
        {
            if (_isBusy)
            {
                round = _next ??= new Round(connection, clock);
                if (round.Connection == connection)
                {
                    round.Keys.UnionWith(keys);
                }
            }

            _isBusy = true;
        }

        return round is null ? Begin(connection, keys, clock)
            : round.Connection == connection ? await round.Sent.Task.WaitAsync(cancellationToken).ConfigureAwait(false)
            : new SentReads(connection, keys, clock);
    }

    private SentReads Begin(ZooKeeperConnection connection, IEnumerable<string> keys, ServerClock clock)
    {
        var end = Task.CompletedTask;
        try
        {
            var sent = new SentReads(connection, keys, clock);
            end = sent.Completion;
            return sent;
        }
        finally
        {
            _ = ContinueAfterAsync(end);
        }
    }

    // A read ends with its connection at the latest, so everybody has their turn.
    private async Task ContinueAfterAsync(Task end)
    {
        await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Round? round;
        lock (_gate)
        {
            round = _next;
            _next = null;
            _isBusy = round is not null;
        }

        try
        {
            round?.Sent.SetResult(Begin(round.Connection, round.Keys, round.Clock));
        }
        catch (Exception error)
        {
            round!.Sent.SetException(error);
        }
    }

    /// <summary>Those who wait for the read that is under way.</summary>
    private sealed class Round(ZooKeeperConnection connection, ServerClock clock)
    {
        public ZooKeeperConnection Connection { get; } = connection;

        public ServerClock Clock { get; } = clock;

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public TaskCompletionSource<SentReads> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
