using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Engine;
using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper;

/// <content>Operations over connections that may be lost at any time.</content>
public sealed partial class ZooKeeperStoreEngine
{
    // A request that the servers close the connection over will not do better the third time.
    private const int MostLosses = 3;

    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(10);

    private async Task<ZooKeeperConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await _client.ConnectedAsync(cancellationToken).ConfigureAwait(false);
        await _layout.EnsureAsync(connection, cancellationToken).ConfigureAwait(false);
        return connection;
    }

    /// <summary>Runs an operation, on the next connection if one is lost, until the time of the options is over.</summary>
    private async Task<T> RunAsync<T>(Func<ZooKeeperConnection, CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        using var limit = new Patience(_client.Status, _context.Options.Timeout, Clock, cancellationToken, _stop.Token);
        Exception? lost = null;
        while (true)
        {
            try
            {
                // A connection that is there is not waited for: without this, one that is lost each time would be used for ever.
                limit.Token.ThrowIfCancellationRequested();
                return await operation(await ConnectAsync(limit.Token).ConfigureAwait(false), limit.Token).ConfigureAwait(false);
            }
            catch (ZooKeeperConnectionException error)
            {
                lost = error;
                await Task.Delay(BeforeRetry, Clock, CancellationToken.None).ConfigureAwait(false);
            }
            catch (StoreLayoutLostException error)
            {
                lost = error;
                _layout.Forget();
                await Task.Delay(BeforeRetry, Clock, CancellationToken.None).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (limit.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                CheckOpen();
                throw Unavailable(lost);
            }
            catch (ZooKeeperException error)
            {
                throw Refused(error);
            }
            catch (WireFormatException error)
            {
                throw new StoreFormatException($"{_context.Url} answered what is no ZooKeeper message: {error.Message}", error);
            }
        }
    }

    /// <summary>Finds out what became of a commit whose answer was lost.</summary>
    /// <returns>The commit; null when it was not made, and can't be made later.</returns>
    /// <exception cref="StoreUnavailableException">It can't be found out.</exception>
    private async Task<StoreCommit?> FindLostAsync(AttemptResult lost, CancellationToken cancellationToken)
    {
        try
        {
            // On its next connection a session has left the old one behind: whatever came there is done before the sync, or never.
            return await RunAsync(
                async (connection, token) =>
                {
                    var found = await _context.ReadAsync(connection, StoreQuery.Empty, token).ConfigureAwait(false);
                    var gap = unchecked(found.Head.Version - lost.HeadVersion);
                    var commits = gap < 0 ? null : await LogReading.CommitsAsync(connection, lost.HeadVersion, gap, token).ConfigureAwait(false);
                    if (commits is null)
                    {
                        throw new StoreUnavailableException("The connection was lost during the commit, and the log does not go back so far: its outcome is unknown.");
                    }

                    return commits.Find(commit => commit.Entry.Writer.Span.SequenceEqual(lost.LostWriter)) is { } own
                        ? new StoreCommit(own.Revision, _context.Clock.Now(own.Milliseconds * 1000), Changed: true)
                        : (StoreCommit?)null;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or StoreUnavailableException)
        {
            throw error as StoreUnavailableException is { Message: var told } && told.Contains("unknown", StringComparison.Ordinal)
                ? error
                : new StoreUnavailableException($"The connection was lost during the commit: its outcome is unknown. {error.Message}", error);
        }
    }

    private void CheckLosses(int losses, int size)
    {
        if (losses == MostLosses)
        {
            throw new StoreUnavailableException(
                $"{_context.Url}: the connection was lost {losses} times during the commit of {size} bytes, which was not made. Is jute.maxbuffer of the servers smaller than maxrequest?");
        }
    }

    private StoreUnavailableException Unavailable(Exception? lost)
    {
        var status = _client.Status;
        return new StoreUnavailableException(status.Problem ?? $"{_context.Url} did not answer within {_context.Options.Timeout.TotalSeconds:0.#} s: {lost?.Message}", lost);
    }

    private StoreUnavailableException Refused(ZooKeeperException error) => new(
        error.Error == ZooKeeperError.NoAuth
            ? $"{_context.Url} does not allow it to {(_context.Url.User is { } user ? $"user '{user}' with this password" : "clients without user and password")}: {error.Message}"
            : $"{_context.Url}: {error.Message}",
        error);
}
