using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_flow_mod of 1.0. With the extension for table numbers the upper byte of the command is the table.</summary>
//  0 match (40) | 40 cookie (8) | 48 command (2) | 50 idle, hard, priority (6) | 56 buffer_id (4) | 60 out_port (2) | 62 flags (2) | 64 actions
internal static class FlowModLayout10
{
    public static FlowMod Read(ref WireReader reader)
    {
        var match = MatchLayout10.Read(ref reader);
        var cookie = reader.ReadUInt64("cookie");
        var command = reader.ReadUInt16("command");
        return new FlowMod((FlowModCommand)(command & 0xff), (byte)(command >> 8), match)
        {
            Cookie = cookie,
            IdleTimeout = reader.ReadUInt16("idle_timeout"),
            HardTimeout = reader.ReadUInt16("hard_timeout"),
            Priority = reader.ReadUInt16("priority"),
            BufferId = reader.ReadUInt32("buffer_id"),
            OutPort = PortNumber16.Read(ref reader, "out_port"),
            Flags = FlowFlags10.Read(ref reader),
            Instructions = Instructions10.Read(ref reader),
        };
    }

    public static void Write(ref WireWriter writer, FlowMod mod)
    {
        if (mod.CookieMask != 0 || mod.OutGroup != GroupNumber.Any)
        {
            throw writer.NotIn(mod.CookieMask != 0 ? "cookie_mask" : "out_group");
        }
        MatchLayout10.Write(ref writer, mod.Match);
        writer.WriteUInt64(mod.Cookie);
        writer.WriteUInt16((ushort)(TableOf(mod) << 8 | (byte)mod.Command));
        writer.WriteUInt16(mod.IdleTimeout);
        writer.WriteUInt16(mod.HardTimeout);
        writer.WriteUInt16(mod.Priority);
        writer.WriteUInt32(mod.BufferId);
        PortNumber16.Write(ref writer, mod.OutPort, "out_port");
        FlowFlags10.Write(ref writer, mod.Flags);
        Instructions10.Write(ref writer, mod.Instructions);
    }

    // Without the extension there is no way to name a table, and "all" is what the plain command means.
    internal static byte TableOf(FlowMod mod) => mod.TableId == FlowMod.AllTables ? (byte)0 : mod.TableId;
}
