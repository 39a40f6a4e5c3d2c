using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Flows with their counters.</summary>
/// <param name="Flows">The elements of this part.</param>
public sealed record FlowStatsReply(WireList<FlowStats> Flows) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Flow;

    internal static FlowStatsReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<FlowStats>(ref reader, "flows", FlowStats.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Flows);
}
