using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_TLV_TABLE_REPLY: which options of Geneve the fields tun_metadata stand for.</summary>
/// <param name="MaximumSpace">Bytes of options that a packet can have.</param>
/// <param name="MaximumFields">How many fields there are.</param>
/// <param name="Mappings">The mappings.</param>
public sealed record NiciraTlvTableReply(uint MaximumSpace, ushort MaximumFields, WireList<TlvMapping> Mappings) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.TlvTableReply;

    internal static NiciraTlvTableReply ReadPayload(ref WireReader reader)
    {
        var space = reader.ReadUInt32("max_option_space");
        var fields = reader.ReadUInt16("max_fields");
        reader.Skip(10, "reserved");
        return new NiciraTlvTableReply(space, fields, WireLists.ReadRest<TlvMapping>(ref reader, "maps", TlvMapping.Read));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt32(MaximumSpace);
        writer.WriteUInt16(MaximumFields);
        writer.Skip(10);
        WireLists.WriteAll(ref writer, Mappings);
    }
}
