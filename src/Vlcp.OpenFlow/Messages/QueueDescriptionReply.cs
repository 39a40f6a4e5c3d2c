using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Queues and their rates; since 1.4.</summary>
/// <param name="Queues">The queues of this part.</param>
public sealed record QueueDescriptionReply(WireList<QueueDescription> Queues) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.QueueDescription;

    internal static QueueDescriptionReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<QueueDescription>(ref reader, "queues", QueueDescription.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        foreach (var queue in Queues)
        {
            queue.Write(ref writer);
        }
    }
}
