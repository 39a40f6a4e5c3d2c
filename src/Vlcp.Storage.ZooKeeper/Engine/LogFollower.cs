using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// Tells the commits of everybody in order. A watch on the head wakes it; the log says what was written. It knows how far it has come, so
/// neither a lost connection nor an expired session makes it miss one, unless it was away for longer than the log reaches back: then a
/// marker says so.
/// </summary>
internal sealed class LogFollower(StoreContext context, StoreFeedHub hub, Func<CancellationToken, Task<ZooKeeperConnection>> connect, ILogger logger)
{
    private const int Batch = 512;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromSeconds(5);

    private HeadState _told;
    private bool _isLive;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var reported = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var connection = await connect(cancellationToken).ConfigureAwait(false);
                await FollowAsync(connection, () => reported = false, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Lost connections are the client's to report.
                var isRefusal = error is not (ZooKeeperConnectionException or StoreLayoutLostException);
                if (isRefusal && !reported)
                {
                    reported = true;
                    logger.LogWarning(error, "The commits at {Url} can't be followed; trying again.", context.Url);
                }

                await Task.Delay(isRefusal ? PauseAfterRefusal : Pause, context.Options.Client.TimeProvider, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(ZooKeeperConnection connection, Action onProgress, CancellationToken cancellationToken)
    {
        (await connection.SyncAsync(StorePaths.Head).WaitAsync(cancellationToken).ConfigureAwait(false)).Content("sync");
        while (true)
        {
            var changed = new TaskCompletionSource<NodeEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
            var head = connection.GetDataAsync(StorePaths.Head, what => changed.TrySetResult(what));

            // Nearly always it is the one commit after the last that was told.
            var next = _isLive ? LogReading.CommitsAsync(connection, _told.Version, 1, cancellationToken) : null;
            var state = HeadState.From(await head.WaitAsync(cancellationToken).ConfigureAwait(false));
            var first = next is null ? null : await next.ConfigureAwait(false);
            await TellAsync(connection, state, first, cancellationToken).ConfigureAwait(false);
            onProgress();
            await Task.WhenAny(changed.Task, connection.Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!changed.Task.IsCompleted)
            {
                throw new ZooKeeperConnectionException("the connection has ended");
            }
        }
    }

    private async Task TellAsync(ZooKeeperConnection connection, HeadState state, List<LoggedCommit>? first, CancellationToken cancellationToken)
    {
        var missing = unchecked(state.Version - _told.Version);
        if (!_isLive || missing < 0 || missing > context.Options.LogLength || (missing == 0 && state.Revision != _told.Revision))
        {
            TellMarker(state);
            return;
        }

        for (var commits = first; unchecked(state.Version - _told.Version) is > 0 and var left; commits = null)
        {
            commits ??= await LogReading.CommitsAsync(connection, _told.Version, Math.Min(left, Batch), cancellationToken).ConfigureAwait(false);
            if (commits is null)
            {
                TellMarker(state);
                return;
            }

            foreach (var commit in commits)
            {
                hub.Publish(new StoreChange(commit.Revision, [.. commit.Entry.WrittenKeys()]));
                _told = new HeadState(unchecked(_told.Version + 1), commit.Revision, 0);
            }
        }
    }

    private void TellMarker(HeadState state)
    {
        _told = state;
        _isLive = true;
        hub.Publish(StoreChange.Restored(state.Revision));
    }
}
