using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the queues of a port; 1.0 to 1.3, later versions have <see cref="QueueDescriptionRequest"/>.</summary>
/// <param name="Port">The port; <see cref="PortNumber.Any"/> for all.</param>
public sealed record QueueGetConfigRequest(uint Port = PortNumber.Any) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.QueueGetConfigRequest;

    internal static QueueGetConfigRequest ReadBody(ref WireReader reader) => new(QueueLayout.ReadPort(ref reader, 0));

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version) => QueueLayout.WritePort(ref writer, Port, 0);
}
