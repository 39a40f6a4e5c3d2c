using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_FLOW_MOD_TABLE_ID: lets flow mods of 1.0 name tables, in the upper byte of their command.</summary>
/// <param name="Enabled">Whether they do.</param>
public sealed record NiciraFlowModTableId(bool Enabled) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.FlowModTableId;

    internal static NiciraFlowModTableId ReadPayload(ref WireReader reader)
    {
        var message = new NiciraFlowModTableId(reader.ReadUInt8("set") != 0);
        reader.Skip(7, "pad");
        return message;
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteBool(Enabled);
        writer.Skip(7);
    }
}
