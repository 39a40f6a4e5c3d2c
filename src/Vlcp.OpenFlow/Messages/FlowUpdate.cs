using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>One change that a flow monitor tells (ofp_flow_update_full, _abbrev and _paused of 1.4.1 section 7.3.5.17).</summary>
/// <param name="Event">What happened.</param>
/// <param name="Flow">The flow; null where <paramref name="Event"/> is about no single one. Flags and importance are not told.</param>
/// <param name="Reason">Why a flow was removed, otherwise 0.</param>
/// <param name="ChangeXid">The transaction id of an abbreviated change, otherwise 0.</param>
//  0 length (2) | 2 event (2) | full: 4 table_id (1) | 5 reason (1) | 6 idle, hard, priority (6) | 16 cookie (8) | 24 match, instructions
//                               abbreviated: 4 xid (4)   paused, resumed: 4 zeros (4)
public sealed record FlowUpdate(FlowUpdateEvent Event, FlowEntry? Flow, FlowRemovedReason Reason = default, uint ChangeXid = 0)
    : IWireElement
{
    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static FlowUpdate Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "flow_update");
        var happened = (FlowUpdateEvent)body.ReadUInt16("event");
        return happened switch
        {
            <= FlowUpdateEvent.Modified => ReadFull(happened, ref body),
            FlowUpdateEvent.Abbreviated => new FlowUpdate(happened, null, ChangeXid: body.ReadUInt32("xid")),
            <= FlowUpdateEvent.Resumed => new FlowUpdate(happened, null),
            _ => throw body.Error("event", $"{(ushort)happened} is no event of a flow monitor", back: 2),
        };
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt16((ushort)Event);
        if (Flow is null)
        {
            writer.WriteUInt32(ChangeXid);
        }
        else
        {
            WriteFlow(ref writer, Flow);
        }
        writer.PatchUInt16(start, writer.Position - start, "length");
    }

    private static FlowUpdate ReadFull(FlowUpdateEvent happened, ref WireReader body)
    {
        var tableId = body.ReadUInt8("table_id");
        var reason = (FlowRemovedReason)body.ReadUInt8("reason");
        var idle = body.ReadUInt16("idle_timeout");
        var hard = body.ReadUInt16("hard_timeout");
        var priority = body.ReadUInt16("priority");
        body.Skip(4, "zeros");
        var cookie = body.ReadUInt64("cookie");
        var match = MatchWire.Read(ref body);
        var flow = new FlowEntry(tableId, priority, match, InstructionCatalog.ReadAll(ref body))
        {
            IdleTimeout = idle,
            HardTimeout = hard,
            Cookie = cookie,
        };
        return new FlowUpdate(happened, flow, reason);
    }

    private void WriteFlow(ref WireWriter writer, FlowEntry flow)
    {
        writer.WriteUInt8(flow.TableId);
        writer.WriteUInt8((byte)Reason);
        writer.WriteUInt16(flow.IdleTimeout);
        writer.WriteUInt16(flow.HardTimeout);
        writer.WriteUInt16(flow.Priority);
        writer.Skip(4);
        writer.WriteUInt64(flow.Cookie);
        MatchWire.Write(ref writer, flow.Match);
        WireLists.WriteAll(ref writer, flow.Instructions);
    }
}
