using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the counters of flows without what the flows do (OFPMP_FLOW_STATS); since 1.5.</summary>
/// <param name="TableId">The table; 0xff for all.</param>
/// <param name="Match">Only flows that this match covers.</param>
public sealed record FlowCountersRequest(byte TableId, Match Match) : FlowSelectionRequest<FlowCountersReply>(TableId, Match)
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.FlowCounters;

    internal static FlowCountersRequest ReadParameters(ref WireReader reader) =>
        Read(ref reader, new FlowCountersRequest(FlowMod.AllTables, Match.Any));
}
