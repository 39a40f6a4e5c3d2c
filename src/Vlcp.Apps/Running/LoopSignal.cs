namespace Vlcp.Apps.Running;

/// <summary>Wakes the one thread that waits. It looks for a short while before it sleeps, because waking a thread takes longer than most
/// answers do.</summary>
internal sealed class LoopSignal
{
    private const int Spins = 40;

    private readonly object _gate = new();
    private bool _sleeping;
    private volatile bool _set;

    public void Set()
    {
        if (_set)
        {
            return;
        }
        _set = true;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleeping))
        {
            lock (_gate)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Returns when it was set since the last return.</summary>
    public void Wait()
    {
        var spinner = default(SpinWait);
        for (var i = 0; i < Spins && !_set; i++)
        {
            spinner.SpinOnce(sleep1Threshold: -1);
        }
        if (!_set)
        {
            lock (_gate)
            {
                Volatile.Write(ref _sleeping, true);
                Interlocked.MemoryBarrier();
                while (!_set)
                {
                    Monitor.Wait(_gate);
                }
                Volatile.Write(ref _sleeping, false);
            }
        }
        _set = false;
        Interlocked.MemoryBarrier();
    }
}
