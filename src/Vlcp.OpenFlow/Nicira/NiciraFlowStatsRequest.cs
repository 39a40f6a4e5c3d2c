using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXST_FLOW: asks for flows of 1.0 with their counters, whatever they match.</summary>
/// <param name="Selection">Which flows.</param>
public sealed record NiciraFlowStatsRequest(NiciraFlowSelection Selection) : NiciraMultipartRequest<NiciraFlowStatsReply>
{
    /// <summary>Asks about all flows of all tables.</summary>
    public NiciraFlowStatsRequest()
        : this(new NiciraFlowSelection(FlowMod.AllTables, Match.Any))
    {
    }

    internal override NiciraMultipartType Subtype => NiciraMultipartType.Flow;

    internal static NiciraFlowStatsRequest ReadNiciraParameters(ref WireReader reader) => new(NiciraFlowSelection.Read(ref reader));

    internal override void WriteNiciraParameters(ref WireWriter writer) => Selection.Write(ref writer);
}
