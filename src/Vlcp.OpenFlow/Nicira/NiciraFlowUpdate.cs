using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>One change that a flow monitor before 1.4 tells (nx_flow_update_full, nx_flow_update_abbrev).</summary>
/// <param name="Event">What happened.</param>
/// <param name="Flow">The flow; null when abbreviated. Its instructions, in 1.0 actions to apply, are there only if they were asked for.</param>
/// <param name="Reason">Why a flow was removed, otherwise 0.</param>
/// <param name="ChangeXid">The transaction id of an abbreviated change, otherwise 0.</param>
//  0 length (2) | 2 event (2) | full: 4 reason, priority, idle, hard, match_len (10) | 14 table_id (1) | 16 cookie (8) | 24 match, actions
//                               abbreviated: 4 xid (4)
public sealed record NiciraFlowUpdate(NiciraFlowUpdateEvent Event, FlowEntry? Flow, FlowRemovedReason Reason = default, uint ChangeXid = 0) : IWireElement
{
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

    internal static NiciraFlowUpdate Read(ref WireReader reader)
    {
        var body = reader.Window(reader.ReadUInt16("length") - 2, "flow_update");
        var happened = (NiciraFlowUpdateEvent)body.ReadUInt16("event");
        return happened switch
        {
            <= NiciraFlowUpdateEvent.Modified => ReadFull(happened, ref body),
            NiciraFlowUpdateEvent.Abbreviated => new NiciraFlowUpdate(happened, null, ChangeXid: body.ReadUInt32("xid")),
            _ => throw body.Error("event", $"{(ushort)happened} is no event of a flow monitor", back: 2),
        };
    }

    private static NiciraFlowUpdate ReadFull(NiciraFlowUpdateEvent happened, ref WireReader body)
    {
        var reason = (FlowRemovedReason)body.ReadUInt16("reason");
        var priority = body.ReadUInt16("priority");
        var (idle, hard) = (body.ReadUInt16("idle_timeout"), body.ReadUInt16("hard_timeout"));
        var length = body.ReadUInt16("match_len");
        var table = body.ReadUInt8("table_id");
        body.Skip(1, "pad");
        var cookie = body.ReadUInt64("cookie");
        var match = NiciraMatchWire.ReadOfMonitor(ref body, length);
        var instructions = body.Version() == OpenFlowVersion.V10 ? Instructions10.Read(ref body) : InstructionCatalog.ReadAll(ref body);
        var flow = new FlowEntry(table, priority, match, instructions) { Cookie = cookie, IdleTimeout = idle, HardTimeout = hard };
        return new NiciraFlowUpdate(happened, flow, reason);
    }

    private void WriteFlow(ref WireWriter writer, FlowEntry flow)
    {
        writer.WriteUInt16((ushort)Reason);
        writer.WriteUInt16(flow.Priority);
        writer.WriteUInt16(flow.IdleTimeout);
        writer.WriteUInt16(flow.HardTimeout);
        var lengthAt = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt8(flow.TableId);
        writer.Skip(1);
        writer.WriteUInt64(flow.Cookie);
        NiciraMatchWire.WriteOfMonitor(ref writer, flow.Match, lengthAt);
        if (writer.Version() == OpenFlowVersion.V10)
        {
            Instructions10.Write(ref writer, flow.Instructions);
        }
        else
        {
            WireLists.WriteAll(ref writer, flow.Instructions);
        }
    }
}
