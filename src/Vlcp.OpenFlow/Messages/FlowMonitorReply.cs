using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What a flow monitor tells: the flows that were there when it began, or later what has changed.</summary>
/// <param name="Updates">In the order in which it happened.</param>
public sealed record FlowMonitorReply(WireList<FlowUpdate> Updates) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.FlowMonitor;

    internal static FlowMonitorReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<FlowUpdate>(ref reader, "updates", FlowUpdate.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Updates);
}
