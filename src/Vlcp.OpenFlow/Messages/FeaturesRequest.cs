using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks the switch who it is.</summary>
public sealed record FeaturesRequest : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.FeaturesRequest;

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
    }
}
