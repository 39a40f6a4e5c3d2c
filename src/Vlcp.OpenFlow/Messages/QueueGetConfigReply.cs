using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The queues of a port; 1.0 to 1.3.</summary>
/// <param name="Port">The port.</param>
/// <param name="Queues">Its queues.</param>
public sealed record QueueGetConfigReply(uint Port, WireList<QueueDescription> Queues) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.QueueGetConfigReply;

    internal static QueueGetConfigReply ReadBody(ref WireReader reader)
    {
        var port = QueueLayout.ReadPort(ref reader, 4);
        return new QueueGetConfigReply(port, WireLists.ReadRest<QueueDescription>(ref reader, "queues", QueueLayout.Read));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        QueueLayout.WritePort(ref writer, Port, 4);
        foreach (var queue in Queues)
        {
            QueueLayout.Write(ref writer, queue);
        }
    }
}
