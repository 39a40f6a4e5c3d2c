using System.Buffers.Binary;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Views;

/// <summary>Walks over the flows of a <see cref="FlowStatsReplyView"/>.</summary>
public ref struct FlowStatsViews
{
    private readonly ReadOnlySpan<byte> _message;
    private int _start;
    private int _next;

    internal FlowStatsViews(ReadOnlySpan<byte> message, int start)
    {
        _message = message;
        _next = start;
    }

    /// <summary>The flow where the walk stands.</summary>
    public readonly FlowStatsView Current => new(_message, _start, _next);

    /// <summary>This walk.</summary>
    public readonly FlowStatsViews GetEnumerator() => this;

    /// <summary>Goes to the next flow.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="WireFormatException">Its length does not fit.</exception>
    public bool MoveNext()
    {
        if (_next == _message.Length)
        {
            return false;
        }
        _start = _next;
        ViewRules.Demand(_message.Length - _start >= FlowStatsView.MinimalSize, _start, "flow_stats", _message.Length - _start);
        int length = BinaryPrimitives.ReadUInt16BigEndian(_message[_start..]);
        ViewRules.Demand(length >= FlowStatsView.MinimalSize && length <= _message.Length - _start, _start, "flow_stats.length", length);
        _next = _start + length;
        return true;
    }
}
