using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Every request before the barrier is done.</summary>
public sealed record BarrierReply : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.BarrierReply;

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
    }
}
