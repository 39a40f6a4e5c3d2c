namespace Vlcp.Events;

/// <summary>A timer of a scheduler: a callback on the loop, once or periodically.</summary>
internal sealed class LoopTimer(TimerWheel wheel, Action callback, TimeSpan? period) : IDisposable
{
    private volatile bool isDisposed;

    public bool IsDisposed => isDisposed;

    public Action Callback { get; } = callback;

    public TimeSpan? Period { get; } = period;

    /// <summary>Since the wheel was made.</summary>
    public TimeSpan Due { get; set; }

    public void Dispose()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            wheel.Forget();
        }
    }
}
