using Vlcp.OpenFlow.Flows;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_flow_mod_flags of 1.0: two as later, and one for flows of an emergency.</summary>
internal static class FlowFlags10
{
    private const ushort Emergency = 4;
    private const FlowFlags Common = FlowFlags.SendFlowRemoved | FlowFlags.CheckOverlap;

    public static FlowFlags Read(ref WireReader reader)
    {
        var flags = reader.ReadUInt16("flags");
        return ((FlowFlags)flags & Common) | ((flags & Emergency) != 0 ? FlowFlags.Emergency : 0);
    }

    // The others say how later versions count, which 1.0 always does its own way.
    public static void Write(ref WireWriter writer, FlowFlags flags) =>
        writer.WriteUInt16((ushort)((ushort)(flags & Common) | (flags.HasFlag(FlowFlags.Emergency) ? Emergency : 0)));
}
