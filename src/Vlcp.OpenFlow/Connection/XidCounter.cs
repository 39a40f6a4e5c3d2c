namespace Vlcp.OpenFlow.Connection;

/// <summary>Gives out transaction ids: they start at random, so that replies to an earlier connection are not taken for ours, and
/// are never 0.</summary>
internal sealed class XidCounter(uint first)
{
    private uint _last = first;

    public uint Next()
    {
        var next = Interlocked.Increment(ref _last);
        return next == 0 ? Interlocked.Increment(ref _last) : next;
    }
}
