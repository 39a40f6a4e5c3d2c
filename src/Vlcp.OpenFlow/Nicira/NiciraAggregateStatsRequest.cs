using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_AGGREGATE: asks for sums over flows of 1.0, whatever they match.</summary>
/// <param name="Selection">Which flows.</param>
public sealed record NiciraAggregateStatsRequest(NiciraFlowSelection Selection) : NiciraMultipartRequest<NiciraAggregateStatsReply>
{
    /// <summary>Asks about all flows of all tables.</summary>
    public NiciraAggregateStatsRequest()
        : this(new NiciraFlowSelection(FlowMod.AllTables, Match.Any))
    {
    }

    internal override NiciraMultipartType Subtype => NiciraMultipartType.Aggregate;

    internal static NiciraAggregateStatsRequest ReadNiciraParameters(ref WireReader reader) => new(NiciraFlowSelection.Read(ref reader));

    internal override void WriteNiciraParameters(ref WireWriter writer) => Selection.Write(ref writer);
}
