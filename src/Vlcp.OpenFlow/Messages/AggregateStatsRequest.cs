using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for sums over flows.</summary>
/// <param name="TableId">The table; 0xff for all.</param>
/// <param name="Match">Only flows that this match covers.</param>
public sealed record AggregateStatsRequest(byte TableId, Match Match) : FlowSelectionRequest<AggregateStatsReply>(TableId, Match)
{
    /// <summary>Asks about all flows of all tables.</summary>
    public AggregateStatsRequest()
        : this(FlowMod.AllTables, Match.Any)
    {
    }

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Aggregate;

    internal static AggregateStatsRequest ReadParameters(ref WireReader reader) => Read(ref reader, new AggregateStatsRequest());
}
