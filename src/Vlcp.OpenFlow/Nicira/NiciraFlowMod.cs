using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_FLOW_MOD: a flow mod that can match every field also in 1.0.</summary>
/// <param name="Mod">The change. In 1.0 its instructions can only be actions and the writing of metadata.</param>
//  16 cookie (8) | 24 command (2) | 26 time-outs, priority (6) | 32 buffer_id (4) | 36 out_port (2) | 38 flags (2) | 40 match_len (2) | 48 match, actions
public sealed record NiciraFlowMod(FlowMod Mod) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.FlowMod;

    internal static NiciraFlowMod ReadPayload(ref WireReader reader)
    {
        var cookie = reader.ReadUInt64("cookie");
        var command = reader.ReadUInt16("command");
        var idle = reader.ReadUInt16("idle_timeout");
        var hard = reader.ReadUInt16("hard_timeout");
        var priority = reader.ReadUInt16("priority");
        var buffer = reader.ReadUInt32("buffer_id");
        var outPort = PortNumber16.Read(ref reader, "out_port");
        var flags = FlowFlags10.Read(ref reader);
        var length = reader.ReadUInt16("match_len");
        reader.Skip(6, "pad");
        return new NiciraFlowMod(new FlowMod((FlowModCommand)(command & 0xff), (byte)(command >> 8), NiciraMatchWire.Read(ref reader, length))
        {
            Cookie = cookie,
            IdleTimeout = idle,
            HardTimeout = hard,
            Priority = priority,
            BufferId = buffer,
            OutPort = outPort,
            Flags = flags,
            Instructions = reader.Version() == OpenFlowVersion.V10 ? Instructions10.Read(ref reader) : InstructionCatalog.ReadAll(ref reader),
        });
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt64(Mod.Cookie);
        writer.WriteUInt16((ushort)(FlowModLayout10.TableOf(Mod) << 8 | (byte)Mod.Command));
        writer.WriteUInt16(Mod.IdleTimeout);
        writer.WriteUInt16(Mod.HardTimeout);
        writer.WriteUInt16(Mod.Priority);
        writer.WriteUInt32(Mod.BufferId);
        PortNumber16.Write(ref writer, Mod.OutPort, "out_port");
        FlowFlags10.Write(ref writer, Mod.Flags);
        var lengthAt = writer.Position;
        writer.Skip(8);
        NiciraMatchWire.Write(ref writer, Mod.Match, lengthAt);
        if (writer.Version() == OpenFlowVersion.V10)
        {
            Instructions10.Write(ref writer, Mod.Instructions);
        }
        else
        {
            WireLists.WriteAll(ref writer, Mod.Instructions);
        }
    }
}
