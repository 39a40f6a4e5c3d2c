using System.Collections.Concurrent;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Who waits for answers, by transaction id.</summary>
internal sealed class PendingRequests
{
    private readonly ConcurrentDictionary<uint, IReplySink> _sinks = new();
    private Exception? _failure;

    public void Add(uint xid, IReplySink sink)
    {
        _sinks[xid] = sink;
        // Failing may have walked over the table just before the sink came in.
        if (Volatile.Read(ref _failure) is { } failure)
        {
            sink.Fail(failure);
        }
    }

    public void Remove(uint xid) => _sinks.TryRemove(xid, out _);

    /// <summary>Gives an answer to whoever waits for it.</summary>
    /// <returns>False when nobody does.</returns>
    public bool Deliver(OpenFlowMessage reply)
    {
        if (!_sinks.TryGetValue(reply.Xid, out var sink))
        {
            return false;
        }
        sink.Receive(reply);
        return true;
    }

    /// <summary>Gives the bytes of an answer to whoever wants no object.</summary>
    /// <returns>False when nobody does.</returns>
    /// <exception cref="Vlcp.Wire.WireFormatException">The bytes break the layout.</exception>
    public bool TryDeliver(uint xid, ReadOnlySpan<byte> reply) => _sinks.TryGetValue(xid, out var sink) && sink is FlowVisit visit && visit.TryReceive(reply);

    public void FailAll(Exception reason)
    {
        Volatile.Write(ref _failure, reason);
        foreach (var sink in _sinks.Values)
        {
            sink.Fail(reason);
        }
    }
}
