namespace Vlcp.Storage.Redis;

/// <summary>
/// Keeps transactions that conflict again and again from starving each other: first by random pauses, then by taking turns in this process,
/// at last by a brake that processes with such transactions share.
/// </summary>
internal sealed class RedisContention(RedisClient client, RedisStoreSettings settings, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(1);
    private const int BrakeMilliseconds = 100;

    private readonly SemaphoreSlim _turn = new(1);
    private long _lastStruggle;

    public void Dispose() => _turn.Dispose();

    /// <summary>Waits for the turn of an attempt, 0 for the first; dispose what it returns when the attempt is over.</summary>
    internal async Task<Turn> EnterAsync(int attempt, CancellationToken cancellationToken)
    {
        if (attempt > 0)
        {
            var longest = Math.Min(20, attempt);
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * longest), time, cancellationToken).ConfigureAwait(false);
        }

        if (attempt > settings.EnterSequence)
        {
            Volatile.Write(ref _lastStruggle, time.GetTimestamp());
        }

        var last = Volatile.Read(ref _lastStruggle);
        if (last == 0 || time.GetElapsedTime(last) > Memory)
        {
            return new Turn(null);
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (attempt > settings.EnterLock)
            {
                await BrakeAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            _turn.Release();
            throw;
        }

        return new Turn(_turn);
    }

    // Whoever does not get it goes on all the same: it only has to make a conflict less likely.
    private async Task BrakeAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < 100; i++)
        {
            var taken = await client.ExecuteAsync(
                new RespCommand("SET", RedisStoreKeys.Brake, "1", "PX", BrakeMilliseconds, "NX"), cancellationToken).ConfigureAwait(false);
            if (!taken.IsNull)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken).ConfigureAwait(false);
        }
    }

    internal readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
