using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the switch's configuration.</summary>
public sealed record GetConfigRequest : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.GetConfigRequest;

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
    }
}
