using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Oxs;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A flow's counters (ofp_flow_stats of 1.5).</summary>
/// <param name="TableId">The flow's table.</param>
/// <param name="Reason">0: it was asked for; 1: a threshold was passed.</param>
/// <param name="Priority">The flow's priority.</param>
/// <param name="Match">The flow's match.</param>
/// <param name="Counters">The counters.</param>
//  0 length (2) | 4 table_id (1) | 5 reason (1) | 6 priority (2) | 8 match, counters
public sealed record CountedFlow(byte TableId, byte Reason, ushort Priority, Match Match, FlowCounters Counters) : IWireElement
{
    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static CountedFlow Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "flow_stats");
        body.Skip(2, "pad");
        return new CountedFlow(
            body.ReadUInt8("table_id"), body.ReadUInt8("reason"), body.ReadUInt16("priority"),
            MatchWire.Read(ref body), FlowCounters.Read(ref body));
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt32(0);
        writer.WriteUInt8(TableId);
        writer.WriteUInt8(Reason);
        writer.WriteUInt16(Priority);
        MatchWire.Write(ref writer, Match);
        Counters.Write(ref writer);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
