using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Is answered when every earlier request is done.</summary>
public sealed record BarrierRequest : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.BarrierRequest;

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
    }
}
