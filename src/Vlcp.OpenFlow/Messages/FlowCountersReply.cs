using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The counters of flows, asked for or told because thresholds were passed; since 1.5.</summary>
/// <param name="Flows">The flows of this part.</param>
public sealed record FlowCountersReply(WireList<CountedFlow> Flows) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.FlowCounters;

    internal static FlowCountersReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<CountedFlow>(ref reader, "flows", CountedFlow.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Flows);
}
