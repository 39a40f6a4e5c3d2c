using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_CT_FLUSH_ZONE: forgets the connections of a zone.</summary>
/// <param name="Zone">The zone.</param>
public sealed record NiciraCtFlushZone(ushort Zone) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.CtFlushZone;

    internal static NiciraCtFlushZone ReadPayload(ref WireReader reader)
    {
        reader.Skip(6, "zero");
        return new NiciraCtFlushZone(reader.ReadUInt16("zone_id"));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.Skip(6);
        writer.WriteUInt16(Zone);
    }
}
