using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_AGGREGATE: sums over flows of 1.0.</summary>
/// <param name="Sums">The sums.</param>
public sealed record NiciraAggregateStatsReply(AggregateStats Sums) : NiciraMultipartReply
{
    internal override NiciraMultipartType Subtype => NiciraMultipartType.Aggregate;

    internal override void WriteNiciraContent(ref WireWriter writer) => Sums.Write(ref writer);
}
