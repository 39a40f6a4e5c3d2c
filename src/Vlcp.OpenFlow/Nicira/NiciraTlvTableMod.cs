using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>NXT_TLV_TABLE_MOD: changes which options of Geneve the fields tun_metadata stand for.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Mappings">The mappings.</param>
public sealed record NiciraTlvTableMod(TlvTableCommand Command, WireList<TlvMapping> Mappings) : NiciraMessage
{
    internal override NiciraMessageType Subtype => NiciraMessageType.TlvTableMod;

    internal static NiciraTlvTableMod ReadPayload(ref WireReader reader)
    {
        var command = (TlvTableCommand)reader.ReadUInt16("command");
        reader.Skip(6, "pad");
        return new NiciraTlvTableMod(command, WireLists.ReadRest<TlvMapping>(ref reader, "maps", TlvMapping.Read));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)Command);
        writer.Skip(6);
        WireLists.WriteAll(ref writer, Mappings);
    }
}
