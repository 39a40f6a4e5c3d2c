namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>
/// How long an operation tries: the time of the options, less what the store has been away already, so that callers who come late do not
/// all wait for the whole time again.
/// </summary>
internal sealed class Patience : IDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _any;

    public Patience(StoreStatus status, TimeSpan timeout, TimeProvider time, CancellationToken caller, CancellationToken stop)
    {
        var away = status.IsAvailable ? TimeSpan.Zero : time.GetUtcNow() - status.Since;
        var left = timeout - away;
        var least = Least < timeout ? Least : timeout;
        _timer = new CancellationTokenSource(left > least ? left : least, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller, stop);
    }

    public CancellationToken Token => _any.Token;

    public void Dispose()
    {
        _any.Dispose();
        _timer.Dispose();
    }
}
