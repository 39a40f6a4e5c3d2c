using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for flows with their counters.</summary>
/// <param name="TableId">The table; 0xff for all.</param>
/// <param name="Match">Only flows that this match covers.</param>
public sealed record FlowStatsRequest(byte TableId, Match Match) : FlowSelectionRequest<FlowStatsReply>(TableId, Match)
{
    /// <summary>Asks about all flows of all tables.</summary>
    public FlowStatsRequest()
        : this(FlowMod.AllTables, Match.Any)
    {
    }

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Flow;

    internal static FlowStatsRequest ReadParameters(ref WireReader reader) => Read(ref reader, new FlowStatsRequest());
}
