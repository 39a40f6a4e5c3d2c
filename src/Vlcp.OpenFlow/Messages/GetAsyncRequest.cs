using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks which asynchronous messages this controller gets.</summary>
public sealed record GetAsyncRequest : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.GetAsyncRequest;

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
    }
}
